#include "ui/alert_menus.h"

#include "model/alerts/alert_words.h"
#include "ui/alert_presets.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/selection.h"

#include <QMenu>

namespace plimsoll {

namespace {

// "preset-price-crosses": of the title's words.
QString presetName(const AlertPreset& preset)
{
    QString name;
    for (const QChar c : QString::fromUtf8(preset.title).toLower()) {
        if (c.isLetterOrNumber() && c.unicode() < 0x80)
            name += c;
        else if (!name.endsWith(QLatin1Char('-')) && !name.isEmpty())
            name += QLatin1Char('-');
    }
    return QStringLiteral("preset-") + name;
}

}  // namespace

void addValueLine(QMenu* menu, const QString& value)
{
    if (value.isEmpty()) return;
    menu->addAction(value)->setEnabled(false);
    menu->addSeparator();
}

void addAlertOnThis(QMenu* menu, AlertBook* book, const std::optional<AlertCondition>& here,
                    const std::vector<std::optional<AlertCondition>>& more)
{
    if (!book) return;
    if (here) {
        QAction* entry = menu->addAction(QObject::tr("Alert on this\u2026"));
        entry->setObjectName(QStringLiteral("alertOnThis"));
        entry->setToolTip(modelWords(analytics::word(here->metric).what));
        QObject::connect(entry, &QAction::triggered, book, [book, c = *here] { book->propose(c); });
    }
    addAlertEntries(menu, book, more);
}

void addAlertEntries(QMenu* menu, AlertBook* book, const std::vector<std::optional<AlertCondition>>& offers)
{
    if (!book) return;
    for (const auto& offer : offers) {
        if (!offer) continue;
        // Without a level it begins at what the value is now.
        const bool open = offer->level == 0 && analytics::word(offer->metric).unit != analytics::Unit::Word;
        QString what = modelWords(conditionText(*offer));
        if (open) {
            what = QString::fromStdString(offer->asset) + u' ';
            if (offer->venue) what += text(venueCode(*offer->venue)) + u' ';
            what += text(analytics::word(offer->metric).name);
        }
        QAction* entry = menu->addAction(QObject::tr("Alert: %1\u2026").arg(what.trimmed()));
        entry->setToolTip(modelWords(analytics::word(offer->metric).what));
        QObject::connect(entry, &QAction::triggered, book, [book, c = *offer] { book->propose(c); });
    }
}

void addPutBack(QMenu* menu, AlertBook* book)
{
    if (!book || book->discarded() == 0) return;
    QAction* back = menu->addAction(
        QObject::tr("Put back what was deleted (%n)", nullptr, static_cast<int>(book->discarded())));
    back->setObjectName(QStringLiteral("putBackAlerts"));
    QObject::connect(back, &QAction::triggered, book, &AlertBook::restore);
}

void fillAlertsMenu(QMenu* menu, AlertBook* book, Selection* selection,
                    const std::function<void(const QString& panel)>& show)
{
    static const std::vector<VenueId> every = {VenueId::Binance, VenueId::Bybit, VenueId::Okx,
                                               VenueId::Hyperliquid};
    const auto propose = [book, selection](const AlertPreset& preset) {
        book->proposeRule(presetRule(preset, selection->asset(), every));
    };
    QAction* fresh = menu->addAction(QObject::tr("New alert\u2026"));
    fresh->setObjectName(QStringLiteral("newAlert"));
    fresh->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    QObject::connect(fresh, &QAction::triggered, book, [propose] { propose(alertPresets().front()); });
    menu->addSeparator();
    QMenu* kind = nullptr;
    std::optional<MetricKind> last;
    for (const AlertPreset& preset : alertPresets()) {
        if (last != preset.kind) {
            last = preset.kind;
            kind = menu->addMenu(metricKindName(preset.kind));
        }
        QAction* a = kind->addAction(modelWords(preset.title) + QStringLiteral("\u2026"));
        a->setObjectName(presetName(preset));
        QObject::connect(a, &QAction::triggered, book, [propose, &preset] { propose(preset); });
    }
    menu->addSeparator();
    for (const auto& [title, name, panel] :
         {std::tuple{QObject::tr("Alerts that are set"), "showAlerts", "alerts"},
          std::tuple{QObject::tr("Warnings"), "showWarnings", "risk"}}) {
        QAction* a = menu->addAction(title);
        a->setObjectName(QLatin1String(name));
        QObject::connect(a, &QAction::triggered, book, [show, id = QString::fromLatin1(panel)] { show(id); });
    }
    QAction* limits = menu->addAction(QObject::tr("Rule limits\u2026"));
    limits->setObjectName(QStringLiteral("ruleLimits"));
    QObject::connect(limits, &QAction::triggered, book, [book] { book->editLimits(); });
}

}  // namespace plimsoll
