#include "tests/soak/soak_hands.h"

#include "tests/support/close_others.h"
#include "ui/command_desk.h"
#include "ui/extra_window.h"
#include "ui/main_window.h"
#include "ui/panel_dock.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_presets.h"

#include <QAction>
#include <QApplication>
#include <QWheelEvent>

namespace plimsoll::test {

namespace {

using Dice = std::mt19937_64;

template <typename List>
auto oneOf(const List& list, Dice& dice)
{
    return list[static_cast<decltype(list.size())>(dice() % static_cast<std::size_t>(list.size()))];
}

QStringList openPanels(MainWindow& window)
{
    QStringList out;
    for (const Panel* p : window.panels())
        if (window.workspaces().isOpen(p->id())) out << p->id();
    return out;
}

void press(MainWindow& window, const char* action)
{
    if (auto* a = window.findChild<QAction*>(QLatin1String(action))) a->trigger();
}

void wheel(QWidget* over, int by)
{
    const QPointF at = over->rect().center();
    QWheelEvent event(at, over->mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(over, &event);
}

}  // namespace

struct SoakHands::Deed {
    const char* name;
    void (*act)(SoakHands& hands, MainWindow& window, Dice& dice);
};

const SoakHands::Deed SoakHands::kDeeds[] = {
    {"another symbol",
     [](SoakHands& h, MainWindow& w, Dice& dice) { w.selection().setAsset(oneOf(h.m_assets, dice)); }},
    {"a panel opens",
     [](SoakHands&, MainWindow& w, Dice& dice) { w.showPanel(oneOf(w.panels(), dice)->id()); }},
    {"a panel closes",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         const QStringList open = openPanels(w);
         if (open.size() > 1) w.workspaces().dock(oneOf(open, dice))->close();
     }},
    {"another workspace",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         w.workspaces().openNumber(1 + static_cast<int>(dice() % workspacePresets().size()));
     }},
    {"the workspace as it comes", [](SoakHands&, MainWindow& w, Dice&) { w.workspaces().reset(); }},
    {"undo", [](SoakHands&, MainWindow& w, Dice&) { w.workspaces().undo(); }},
    {"redo", [](SoakHands&, MainWindow& w, Dice&) { w.workspaces().redo(); }},
    {"a second panel of a kind",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         const QStringList open = openPanels(w);
         if (!open.isEmpty() && w.panels().size() < 32) w.workspaces().duplicate(oneOf(open, dice));
     }},
    {"a panel in a window of its own",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         const QStringList open = openPanels(w);
         if (!open.isEmpty() && w.workspaces().windows().size() < 3) w.workspaces().moveToNewWindow(oneOf(open, dice));
     }},
    {"windows close",
     [](SoakHands&, MainWindow& w, Dice&) {
         for (ExtraWindow* extra : std::vector(w.workspaces().windows())) extra->close();
     }},
    {"another theme",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         static const QStringList themes{QStringLiteral("dark"), QStringLiteral("light")};
         Q_EMIT w.themeChosen(oneOf(themes, dice));
     }},
    {"another size",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         static constexpr QSize sizes[] = {{1280, 720}, {1600, 900}, {1920, 1080}, {2560, 1440}};
         w.resize(sizes[dice() % std::size(sizes)]);
     }},
    {"the palette",
     [](SoakHands&, MainWindow& w, Dice&) {
         w.commandDesk().openPalette(QStringLiteral("fun"));
         QCoreApplication::processEvents();
         closeOthers(w);
     }},
    {"the sheet of keys", [](SoakHands&, MainWindow& w, Dice&) { press(w, "keys"); }},
    {"the storage settings", [](SoakHands&, MainWindow& w, Dice&) { w.openStorage(); }},
    {"the export dialog", [](SoakHands&, MainWindow& w, Dice&) { press(w, "exportSnapshot"); }},
    {"the list of incidents", [](SoakHands&, MainWindow& w, Dice&) { Q_EMIT w.incidentsRequested(); }},
    {"the handbook", [](SoakHands&, MainWindow& w, Dice&) { press(w, "handbook"); }},
    {"what lies before the window closes", [](SoakHands&, MainWindow& w, Dice&) { closeOthers(w); }},
    {"an export", [](SoakHands&, MainWindow& w, Dice&) { Q_EMIT w.exportRequested(); }},
    {"recording",
     [](SoakHands& h, MainWindow& w, Dice&) {
         h.m_recording = !h.m_recording;
         Q_EMIT w.recordToggled(h.m_recording);
     }},
    {"a freeze", [](SoakHands&, MainWindow& w, Dice&) { Q_EMIT w.freezeRequested(); }},
    {"a note",
     [](SoakHands&, MainWindow& w, Dice&) { Q_EMIT w.noteWritten(QStringLiteral("BTC"), QStringLiteral("a note")); }},
    {"a venue off",
     [](SoakHands&, MainWindow& w, Dice& dice) { Q_EMIT w.venueToggled(kVenues[dice() % kVenueCount], false); }},
    {"venues on",
     [](SoakHands&, MainWindow& w, Dice&) {
         for (const VenueId v : kVenues) Q_EMIT w.venueToggled(v, true);
     }},
    {"a wheel over the depth",
     [](SoakHands&, MainWindow& w, Dice& dice) {
         if (Panel* depth = w.panel(QStringLiteral("depth")))
             if (QWidget* over = depth->childAt(depth->rect().center())) wheel(over, dice() % 2 == 0 ? 240 : -240);
     }},
};

QStringList SoakHands::deeds()
{
    QStringList out;
    for (const Deed& d : kDeeds) out << QLatin1String(d.name);
    return out;
}

QString SoakHands::doSomething(Dice& dice)
{
    const Deed& deed = kDeeds[dice() % std::size(kDeeds)];
    deed.act(*this, m_window, dice);
    return QLatin1String(deed.name);
}

bool SoakHands::doIt(const QString& name, Dice& dice)
{
    for (const Deed& d : kDeeds) {
        if (name != QLatin1String(d.name)) continue;
        d.act(*this, m_window, dice);
        return true;
    }
    return false;
}

void SoakHands::openAll(Dice& dice)
{
    for (const char* name : {"the palette", "the sheet of keys", "the storage settings", "the export dialog",
                             "the list of incidents", "the handbook", "a panel in a window of its own"}) {
        static_cast<void>(doIt(QLatin1String(name), dice));
        QCoreApplication::processEvents();
    }
    home();
}

void SoakHands::home()
{
    closeOthers(m_window);
    for (ExtraWindow* extra : std::vector(m_window.workspaces().windows())) extra->close();
    m_window.workspaces().openNumber(1);
    m_window.workspaces().reset();
    if (!m_assets.isEmpty()) m_window.selection().setAsset(m_assets.front());
    for (const VenueId v : kVenues) Q_EMIT m_window.venueToggled(v, true);
    if (std::exchange(m_recording, false)) Q_EMIT m_window.recordToggled(false);
    Q_EMIT m_window.themeChosen(QStringLiteral("dark"));
    m_window.resize(1920, 1080);
}

}  // namespace plimsoll::test
