#include "ui/palette_sources.h"

#include "model/desk/calculator.h"
#include "ui/alert_metrics.h"
#include "ui/alert_presets.h"
#include "ui/handbook_pages.h"
#include "ui/key_places.h"
#include "ui/key_words.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panel_registry.h"

#include <QCoreApplication>

namespace plimsoll {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("palette", text);
}

bool startsWith(const QString& id, const char* front)
{
    return id.startsWith(QLatin1String(front));
}

PaletteKind kindOf(const Command& c)
{
    if (startsWith(c.id, "workspace-") || startsWith(c.id, "ownWorkspace-")) return PaletteKind::Workspace;
    if (startsWith(c.id, "handbook")) return PaletteKind::Help;
    for (const char* front : {"theme-", "rows-", "sizes-", "settings-", "preferences-", "venue-", "language-"})
        if (startsWith(c.id, front)) return PaletteKind::Setting;
    for (const char* id : {"notifications", "quiet", "reducedMotion", "storage", "preferences", "keyEditor"})
        if (c.id == QLatin1String(id)) return PaletteKind::Setting;
    return PaletteKind::Command;
}

QString detailOf(const Command& c)
{
    QString what = c.what;
    // An action without a tip of its own says its text.
    if (what.isEmpty() && c.action->toolTip().remove(QLatin1Char('&')) != c.title) {
        const QString tip = c.action->toolTip();
        if (!c.action->text().remove(QLatin1Char('&')).startsWith(tip)) what = tip;
    }
    if (what.isEmpty()) what = everywhere(c.place) ? c.group : keyPlaceName(c.place);
    if (c.action->isCheckable())
        what += QStringLiteral(" \u00b7 ") + (c.action->isChecked() ? tr("on") : tr("off"));
    return what;
}

}  // namespace

std::vector<PaletteEntry> panelEntries(const std::function<void(const QString&, const QString&)>& show)
{
    std::vector<PaletteEntry> all;
    for (const PanelRow& row : panelRegistry()) {
        const QString id = QString::fromLatin1(row.id);
        PaletteEntry e;
        e.kind = PaletteKind::Panel;
        e.id = QStringLiteral("panel:") + id;
        e.title = QCoreApplication::translate("panels", row.title);
        e.detail = tr("Show the panel");
        e.words = {id};
        e.takesAsset = true;
        e.act = [show, id](const QString& asset) { show(id, asset); };
        all.push_back(std::move(e));
    }
    return all;
}

std::vector<PaletteEntry> commandEntries(const CommandBook& book)
{
    std::vector<PaletteEntry> all;
    for (const Command& c : book.all()) {
        // Panels and alerts have entries of their own; keys that only move something are no commands.
        if (startsWith(c.id, "panel-") || startsWith(c.id, "preset-") || startsWith(c.id, "menu-")) continue;
        if (c.id == QLatin1String("palette") || (c.fixed && !everywhere(c.place))) continue;
        if (!c.action->isEnabled() || !c.action->isVisible() || (c.when && !c.when())) continue;
        PaletteEntry e;
        e.kind = kindOf(c);
        e.id = QStringLiteral("command:") + c.id;
        e.title = c.title;
        e.detail = detailOf(c);
        e.keys = keysText(c.keys);
        e.words = {c.group};
        e.act = [&book, id = c.id](const QString&) { book.run(id); };
        all.push_back(std::move(e));
    }
    return all;
}

std::vector<PaletteEntry> calculatorEntries(const std::function<void(const QString&)>& open)
{
    std::vector<PaletteEntry> all;
    for (const Calculator& c : calculators()) {
        PaletteEntry e;
        e.id = QStringLiteral("calculator:") + QLatin1String(c.id);
        e.title = calcSay(c.name);
        e.detail = QStringLiteral("%1 \u00b7 %2")
                       .arg(QCoreApplication::translate("panels", "Calculators"), calcGroupName(c.group));
        e.act = [open, id = QString::fromLatin1(c.id)](const QString&) { open(id); };
        all.push_back(std::move(e));
    }
    return all;
}

std::vector<PaletteEntry> handbookEntries(const std::function<void(const QString&)>& open)
{
    std::vector<PaletteEntry> all;
    for (const HandbookPage& page : handbookPages()) {
        PaletteEntry e;
        e.kind = PaletteKind::Help;
        e.id = QStringLiteral("handbook:") + page.id;
        e.title = page.title;
        e.detail = tr("Handbook \u00b7 %1").arg(page.chapter);
        e.act = [open, id = page.id](const QString&) { open(id); };
        all.push_back(std::move(e));
    }
    return all;
}

std::vector<PaletteEntry> alertEntries(AlertBook& alerts, std::function<QString()> asset,
                                       const std::vector<VenueId>& venues)
{
    std::vector<PaletteEntry> all;
    const auto of = [asset = std::move(asset)](const QString& typed) { return typed.isEmpty() ? asset() : typed; };
    for (const AlertPreset& preset : alertPresets()) {
        PaletteEntry e;
        e.kind = PaletteKind::Alert;
        e.title = modelWords(preset.title);
        e.id = QStringLiteral("alert:") + e.title;
        e.detail = tr("New alert, nothing is set before you agree");
        e.words = {metricKindName(preset.kind), tr("alert")};
        e.takesAsset = true;
        e.act = [&alerts, &preset, of, venues](const QString& typed) {
            alerts.proposeRule(presetRule(preset, of(typed), venues));
        };
        all.push_back(std::move(e));
    }
    for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i) {
        const auto id = static_cast<analytics::MetricId>(i);
        const analytics::MetricWord& word = analytics::word(id);
        PaletteEntry e;
        e.kind = PaletteKind::Value;
        e.id = QStringLiteral("value:") + text(word.name);
        e.title = modelWords(word.what);
        e.detail = tr("Alert on %1").arg(text(word.name));
        e.words = {text(word.name), metricKindName(metricKind(id))};
        e.takesAsset = word.scope.asset || word.scope.venue;
        const bool own = e.takesAsset;
        e.act = [&alerts, id, own, of](const QString& typed) {
            AlertCondition c;
            c.metric = id;
            if (own) c.asset = of(typed).toStdString();
            alerts.propose(c);
        };
        all.push_back(std::move(e));
    }
    return all;
}

}  // namespace plimsoll
