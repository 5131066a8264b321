// Every dialog of the program, filled as in use: for tests that go through them all.
#pragma once

#include "tests/support/window_rig.h"
#include "ui/alert_form.h"
#include "ui/alert_presets.h"
#include "ui/command_desk.h"
#include "ui/export_dialog.h"
#include "ui/handbook_window.h"
#include "ui/incident_list.h"
#include "ui/key_editor.h"
#include "ui/key_sheet.h"
#include "ui/opening_window.h"
#include "ui/palette_editor.h"
#include "ui/panels/address_sheet.h"
#include "ui/panels/desk_settings.h"
#include "ui/panels/import_sheet.h"
#include "ui/panels/position_form.h"
#include "ui/rule_limits.h"
#include "ui/settings_appearance.h"
#include "ui/settings_data.h"
#include "ui/settings_dialog.h"
#include "ui/settings_form.h"
#include "ui/settings_network.h"
#include "ui/settings_numbers.h"
#include "ui/snapshot_plan_form.h"
#include "ui/storage_settings.h"
#include "ui/story_window.h"
#include "ui/voice_desk.h"
#include "ui/voice_settings.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>

#include <functional>
#include <vector>

namespace plimsoll::test {

struct DialogRow {
    const char* name;
    std::function<QWidget*(MainWindow&)> make;
};

inline std::vector<IncidentEntry> incidentSamples()
{
    std::vector<IncidentEntry> all;
    IncidentEntry e;
    e.folder = QStringLiteral("20251122T143609Z-liq-burst");
    e.name = QStringLiteral("20251122T143609Z-liq-burst");
    e.reason = QStringLiteral("LIQ_BURST BTC: $42.1m of longs liquidated in 60 s");
    e.source = QStringLiteral("LIVE");
    e.at = Timestamp{std::chrono::seconds{1'763'822'169}};
    e.length = std::chrono::minutes{20};
    e.bytes = 812'345'678;
    all.push_back(e);
    e.folder = e.name = QStringLiteral("20251122T150000Z-by-hand");
    e.reason = QStringLiteral("By hand");
    e.source = QStringLiteral("SIMULATED");
    e.note = QStringLiteral("compare with the one before");
    e.problems = QStringList{QStringLiteral("OKX: 12 s missing"), QStringLiteral("Bybit: 3 s missing")};
    all.push_back(e);
    return all;
}

// What an entry of the menus opens.
inline QWidget* opened(MainWindow& w, const char* action)
{
    const QList<QDialog*> before = w.findChildren<QDialog*>();
    if (auto* a = w.findChild<QAction*>(QLatin1String(action))) a->trigger();
    for (QDialog* d : w.findChildren<QDialog*>())
        if (!before.contains(d)) return d;
    return nullptr;
}

// What one of a dialog's own buttons opens, on top of it.
inline QWidget* opened(QDialog* dialog, const char* button)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    if (auto* b = dialog->findChild<QPushButton*>(QLatin1String(button))) b->click();
    return dialog->findChild<QDialog*>();
}

inline SettingsDialog* allSettings(MainWindow& w)
{
    auto* d = new SettingsDialog(w.theme(), {}, &w);
    d->addPage(new AppearancePage(w.theme()));
    d->addPage(new PaletteEditor(w.theme()));
    d->addPage(new NumbersPage(w.theme()));
    d->addPage(new FormPage(QStringLiteral("keys"), w.theme(), [&w](QWidget* p) {
        auto* form = new KeyEditor(w.theme(), w.commands(), p);
        form->setWindowFlags(Qt::Widget);
        return form;
    }));
    d->addPage(new NetworkPage(w.theme(), {}));
    d->addPage(new DataPage(w.theme(), {}, [&w](QWidget* p) {
        auto* form = new StorageSettings(w.theme(), {}, p);
        form->embed();
        return form;
    }));
    d->addPage(new FormPage(QStringLiteral("notifications"), w.theme(), [&w](QWidget* p) {
        auto* form = new VoiceSettings(w.theme(), w.voices(), w.alerts(), false, p);
        form->embed();
        return form;
    }));
    return d;
}

inline std::vector<DialogRow> dialogBook()
{
    const auto some = std::vector<VenueId>{VenueId::Binance, VenueId::Bybit};
    const std::vector<ExportPanelName> panels{{QStringLiteral("depth"), QStringLiteral("Depth")},
                                              {QStringLiteral("funding"), QStringLiteral("Funding")}};
    const QString folder = QStringLiteral("/tmp");
    return {
        {"alert form",
         [some](MainWindow& w) -> QWidget* {
             return new AlertForm(w.theme(), presetRule(alertPresets().front(), QStringLiteral("BTC"), some),
                                  {QStringLiteral("BTC"), QStringLiteral("ETH")}, some, &w);
         }},
        {"rule limits", [](MainWindow& w) -> QWidget* { return new RuleLimits(w.theme(), w.alerts(), {}, &w); }},
        {"storage", [](MainWindow& w) -> QWidget* { return new StorageSettings(w.theme(), {}, &w); }},
        {"notifications",
         [](MainWindow& w) -> QWidget* {
             return new VoiceSettings(w.theme(), w.voices(), w.alerts(), false, &w);
         }},
        {"incidents",
         [](MainWindow& w) -> QWidget* {
             auto* list = new IncidentList(w.theme(), &w);
             list->setEntries(incidentSamples(), 5'000'000'000);
             return list;
         }},
        {"no incidents", [](MainWindow& w) -> QWidget* { return new IncidentList(w.theme(), &w); }},
        {"keys", [](MainWindow& w) -> QWidget* { return new KeySheet(w.theme(), w.commands(), &w); }},
        {"key editor", [](MainWindow& w) -> QWidget* { return new KeyEditor(w.theme(), w.commands(), &w); }},
        {"export",
         [panels, folder](MainWindow& w) -> QWidget* {
             return new ExportDialog(w.theme(), panels, folder, true, &w);
         }},
        {"repeated export",
         [panels, folder](MainWindow& w) -> QWidget* {
             return new SnapshotPlanForm(SnapshotPlan{}, panels, folder, &w);
         }},
        {"settings", [](MainWindow& w) -> QWidget* { return allSettings(w); }},
        {"position",
         [some](MainWindow& w) -> QWidget* {
             return new PositionForm(
                 w.theme(), {}, some, {}, {}, [](const std::string&, VenueId, Market) { return DeskQuote{}; }, &w);
         }},
        {"limits of the desk", [some](MainWindow& w) -> QWidget* { return new DeskSettingsForm({}, some, &w); }},
        {"import", [](MainWindow& w) -> QWidget* { return new ImportSheet(QStringLiteral("asset,venue\n"), &w); }},
        {"addresses",
         [](MainWindow& w) -> QWidget* {
             WatchedAddress one;
             one.id = 1;
             one.address = "0x" + std::string(40, 'a');
             one.label = "vault";
             return new AddressSheet({one}, {one}, &w);
         }},
        {"story", [](MainWindow& w) -> QWidget* { return new StoryWindow(w.theme(), w.voices().stories(), &w); }},
        {"handbook", [](MainWindow& w) -> QWidget* { return openHandbook(&w, w.theme(), {}); }},
        {"opening", [](MainWindow&) -> QWidget* { return new OpeningWindow({QStringLiteral("a.plr")}); }},
    };
}

// Questions and answers: short, and of Qt's own make.
inline std::vector<DialogRow> questionBook()
{
    const auto incidents = [](MainWindow& w) {
        auto* list = new IncidentList(w.theme(), &w);
        list->setEntries(incidentSamples(), 5'000'000'000);
        return list;
    };
    return {
        {"about", [](MainWindow& w) { return opened(w, "about"); }},
        {"name of a workspace", [](MainWindow& w) { return opened(w, "workspaceSaveAs"); }},
        {"file of a workspace", [](MainWindow& w) { return opened(w, "workspaceExport"); }},
        {"name of an incident", [incidents](MainWindow& w) { return opened(incidents(w), "incidentRename"); }},
        {"delete an incident", [incidents](MainWindow& w) { return opened(incidents(w), "incidentDelete"); }},
    };
}

}  // namespace plimsoll::test
