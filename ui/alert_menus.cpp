#include "ui/alert_menus.h"

#include "model/alerts/alert_engine.h"
#include "ui/panel.h"
#include "ui/selection.h"

#include <QMenu>

namespace plimsoll {

namespace {

// Common questions, each with a level to start from; the form opens with it.
struct Preset {
    const char* title;
    std::string_view metric;
    AlertOperator op;
    double level;  // in the metric's unit
    bool every;    // of every watched asset
};

constexpr Preset kPresets[] = {
    {"Price crosses\u2026", "price", AlertOperator::CrossesUp, 0, false},
    {"Funding above 5 bp per 8 h, any asset\u2026", "r8", AlertOperator::Above, 5e-4, true},
    {"Funding below \u22123 bp per 8 h, any asset\u2026", "r8", AlertOperator::Below, -3e-4, true},
    {"Spread above 5 bp\u2026", "spread_bps", AlertOperator::Above, 5, false},
    {"Depth below half of its usual\u2026", "depth_ratio", AlertOperator::Below, 0.5, false},
    {"Longs liquidated above $10m in a minute\u2026", "liq_usd_1m_long", AlertOperator::Above, 1e7, true},
    {"Open interest 5 % lower in 1 h\u2026", "d_oi_1h", AlertOperator::Below, -0.05, true},
    {"Fragility above 70\u2026", "fragility", AlertOperator::Above, 70, false},
};

}  // namespace

void addValueLine(QMenu* menu, const QString& value)
{
    if (value.isEmpty()) return;
    menu->addAction(value)->setEnabled(false);
    menu->addSeparator();
}

void addAlertEntries(QMenu* menu, AlertBook* book, const std::vector<std::optional<AlertCondition>>& offers)
{
    if (!book) return;
    for (const auto& offer : offers) {
        if (!offer) continue;
        QAction* entry =
            menu->addAction(QObject::tr("Alert: %1\u2026").arg(QString::fromStdString(conditionText(*offer))));
        QObject::connect(entry, &QAction::triggered, book, [book, c = *offer] { book->propose(c); });
    }
}

void fillAlertsMenu(QMenu* menu, AlertBook* book, Selection* selection,
                    const std::function<void(const QString& panel)>& show)
{
    const auto propose = [book, selection](const Preset& preset) {
        auto c = alertOn(preset.metric, preset.every ? QString() : selection->asset(), std::nullopt, preset.level,
                         preset.op);
        if (c) book->propose(*c);
    };
    QAction* fresh = menu->addAction(QObject::tr("New alert\u2026"));
    fresh->setObjectName(QStringLiteral("newAlert"));
    fresh->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    QObject::connect(fresh, &QAction::triggered, book, [propose] { propose(kPresets[0]); });
    menu->addSeparator();
    for (const Preset& preset : kPresets) {
        QAction* a = menu->addAction(QString::fromUtf8(preset.title));
        QObject::connect(a, &QAction::triggered, book, [propose, &preset] { propose(preset); });
    }
    menu->addSeparator();
    QObject::connect(menu->addAction(QObject::tr("Alerts that are set")), &QAction::triggered, book,
                     [show] { show(QStringLiteral("alerts")); });
    QObject::connect(menu->addAction(QObject::tr("Warnings")), &QAction::triggered, book,
                     [show] { show(QStringLiteral("risk")); });
    QAction* limits = menu->addAction(QObject::tr("Rule limits\u2026"));
    limits->setObjectName(QStringLiteral("ruleLimits"));
    QObject::connect(limits, &QAction::triggered, book, [book] { book->editLimits(); });
}

}  // namespace plimsoll
