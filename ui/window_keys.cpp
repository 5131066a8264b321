// The window's keys: a row of a table each, so that the palette, the key editor and the key sheet know them.
#include "ui/command_desk.h"
#include "ui/main_window.h"

#include "ui/alert_banner.h"
#include "ui/alert_presets.h"
#include "ui/context_menus.h"
#include "ui/extra_window.h"
#include "ui/handbook_pages.h"
#include "ui/handbook_window.h"
#include "ui/key_dispatch.h"
#include "ui/palette_sources.h"
#include "ui/panels/calculator_panel.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/journal_panel.h"
#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"
#include "ui/symbol_box.h"
#include "ui/top_bar.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_presets.h"
#include "widgets/heatmap_view.h"
#include "widgets/segmented.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

namespace plimsoll {

namespace {

using enum KeyPlace;

constexpr CommandRow kPalette{"palette",
                              QT_TRANSLATE_NOOP("commands", "Command palette"),
                              QT_TRANSLATE_NOOP("commands", "Everywhere"),
                              "Ctrl+K",
                              Tables,
                              false,
                              QT_TRANSLATE_NOOP("commands", "Go to an asset, a panel, a command, a setting")};
constexpr CommandRow kFind{
    "find",
    QT_TRANSLATE_NOOP("commands", "Find"),
    QT_TRANSLATE_NOOP("commands", "Everywhere"),
    "/",
    Tables,
    false,
    QT_TRANSLATE_NOOP("commands", "In the panel, where it has something to find; else everywhere")};
constexpr CommandRow kNextPanel{"nextPanel", QT_TRANSLATE_NOOP("commands", "Next panel"),
                                QT_TRANSLATE_NOOP("commands", "Everywhere"), "F6"};
constexpr CommandRow kPanelBefore{"panelBefore", QT_TRANSLATE_NOOP("commands", "Panel before"),
                                  QT_TRANSLATE_NOOP("commands", "Everywhere"), "Shift+F6"};
constexpr CommandRow kBack{
    "back",
    QT_TRANSLATE_NOOP("commands", "Back"),
    QT_TRANSLATE_NOOP("commands", "Everywhere"),
    "Esc",
    Window,
    false,
    QT_TRANSLATE_NOOP("commands", "Out one level: field, maximised panel, full screen, table")};
constexpr CommandRow kSizes{"nextSizes",
                            QT_TRANSLATE_NOOP("commands", "Sizes in the next unit"),
                            QT_TRANSLATE_NOOP("commands", "Everywhere"),
                            "U",
                            Window,
                            false,
                            QT_TRANSLATE_NOOP("commands", "US dollars, quote currency, coins")};
constexpr CommandRow kAcknowledge{"acknowledge", QT_TRANSLATE_NOOP("commands", "Acknowledge the banner"),
                                  QT_TRANSLATE_NOOP("commands", "Everywhere"), "A"};
constexpr CommandRow kMute{"muteWorst",
                           QT_TRANSLATE_NOOP("commands", "Mute the worst warning for an hour"),
                           QT_TRANSLATE_NOOP("commands", "Everywhere"),
                           "M",
                           Window,
                           false,
                           QT_TRANSLATE_NOOP("commands", "Its card shows it, and ends it; so does Notifications")};
constexpr CommandRow kNote{"note",
                           QT_TRANSLATE_NOOP("commands", "Write a note"),
                           QT_TRANSLATE_NOOP("commands", "Everywhere"),
                           "N",
                           Window,
                           false,
                           QT_TRANSLATE_NOOP("commands", "In the journal, with the time and the asset")};
constexpr CommandRow kPause{"pause",
                            QT_TRANSLATE_NOOP("commands", "Pause, go on"),
                            QT_TRANSLATE_NOOP("commands", "Depth"),
                            "Space",
                            Window,
                            false,
                            QT_TRANSLATE_NOOP("commands", "The depth plot; in a replay the replay")};
constexpr CommandRow kGoLive{"goLive", QT_TRANSLATE_NOOP("commands", "Return to live"),
                             QT_TRANSLATE_NOOP("commands", "Depth"), "End"};
constexpr CommandRow kResetView{"resetView", QT_TRANSLATE_NOOP("commands", "Reset the view"),
                                QT_TRANSLATE_NOOP("commands", "Depth"), "Home"};
constexpr CommandRow kRows{"depthRows", QT_TRANSLATE_NOOP("commands", "Next price rows"),
                           QT_TRANSLATE_NOOP("commands", "Depth"), "G"};
constexpr CommandRow kVenue{"depthVenue", QT_TRANSLATE_NOOP("commands", "Venue alone, then all"),
                            QT_TRANSLATE_NOOP("commands", "Depth"), "V"};

struct Forwarded {
    CommandRow row;
    int key;
    char sign;
};
constexpr Forwarded kToPlot[] = {
    {{"depthCutDown", QT_TRANSLATE_NOOP("commands", "Lower cut-off down"), QT_TRANSLATE_NOOP("commands", "Depth"),
      "["},
     Qt::Key_BracketLeft,
     '['},
    {{"depthCutUp", QT_TRANSLATE_NOOP("commands", "Lower cut-off up"), QT_TRANSLATE_NOOP("commands", "Depth"),
      "]"},
     Qt::Key_BracketRight,
     ']'},
    {{"depthDarker", QT_TRANSLATE_NOOP("commands", "Darker"), QT_TRANSLATE_NOOP("commands", "Depth"), "-"},
     Qt::Key_Minus,
     '-'},
    {{"depthBrighter", QT_TRANSLATE_NOOP("commands", "Brighter"), QT_TRANSLATE_NOOP("commands", "Depth"), "= +"},
     Qt::Key_Equal,
     '='},
};

constexpr CommandRow kMarkBefore{"replayMarkBefore",
                                 QT_TRANSLATE_NOOP("commands", "To just before the mark before"),
                                 QT_TRANSLATE_NOOP("commands", "Replay"), "Ctrl+Left"};
constexpr CommandRow kNextMark{"replayNextMark", QT_TRANSLATE_NOOP("commands", "To just before the next mark"),
                               QT_TRANSLATE_NOOP("commands", "Replay"), "Ctrl+Right"};
constexpr CommandRow kRepeat{"replayRepeat", QT_TRANSLATE_NOOP("commands", "Repeat the range, or not"),
                             QT_TRANSLATE_NOOP("commands", "Replay"), "Ctrl+L"};
constexpr CommandRow kStep{"replayStep", QT_TRANSLATE_NOOP("commands", "The next entry"),
                           QT_TRANSLATE_NOOP("commands", "Replay"), "."};
constexpr CommandRow kSlower{"replaySlower", QT_TRANSLATE_NOOP("commands", "Slower"),
                             QT_TRANSLATE_NOOP("commands", "Replay"), "<", Tables};
constexpr CommandRow kFaster{"replayFaster", QT_TRANSLATE_NOOP("commands", "Faster"),
                             QT_TRANSLATE_NOOP("commands", "Replay"), ">", Tables};
constexpr CommandRow kFrom{"replayFrom", QT_TRANSLATE_NOOP("commands", "The range to repeat begins here"),
                           QT_TRANSLATE_NOOP("commands", "Replay"), "I"};
constexpr CommandRow kTo{"replayTo", QT_TRANSLATE_NOOP("commands", "The range to repeat ends here"),
                         QT_TRANSLATE_NOOP("commands", "Replay"), "O"};

}  // namespace

void MainWindow::buildKeys()
{
    m_commandDesk = new CommandDesk(m_theme, this);
    CommandBook* const book = &m_commandDesk->book();
    if (auto* settings = findChild<QMenu*>(QStringLiteral("settingsMenu"))) book->adopt(settings, tr("Settings"));
    book->adopt(m_top->menus());
    book->also(QStringLiteral("exportAgain"), "S");
    book->also(QStringLiteral("freeze"), "B");
    book->also(QStringLiteral("keys"), "?", Tables);
    static constexpr const char* kDigits[] = {"1", "2", "3", "4", "5", "6", "7"};
    for (std::size_t i = 0; i < std::size(kDigits) && i < workspacePresets().size(); ++i)
        book->also(QStringLiteral("workspace-") + QLatin1String(workspacePresets()[i].key), kDigits[i]);

    const auto add = [this](const CommandRow& row, std::function<void()> act, std::function<bool()> when = {}) {
        return commands().add(row, std::move(act), std::move(when));
    };
    add(kPalette, [this] { m_commandDesk->openPalette(); });
    add(kFind, [this] { findOrGo(); });
    add(kNextPanel, [this] { m_work->focusNext(1); });
    add(kPanelBefore, [this] { m_work->focusNext(-1); });
    add(kBack, [this] { escape(); });
    add(kSizes, [this] {
        m_selection.setSizeUnit(static_cast<SizeUnit>((static_cast<int>(m_selection.sizeUnit()) + 1) % 3));
    });
    add(
        kAcknowledge, [this] { m_banner->acknowledge(); }, [this] { return m_banner->isVisible(); });

    add(kMute, [this] { muteWorst(); });
    add(kNote, [this] {
        showPanel(QStringLiteral("journal"));
        if (auto* journal = qobject_cast<JournalPanel*>(panel(QStringLiteral("journal"))))
            journal->journal()->startNote();
    });

    const auto hasDepth = [this] { return depthPanel() != nullptr; };
    add(
        kPause, [this] { pausePressed(); }, [this, hasDepth] { return isReplay(m_source) || hasDepth(); });
    add(
        kGoLive, [this] { depthPanel()->heatmap()->goLive(); }, hasDepth);
    add(
        kResetView, [this] { depthPanel()->heatmap()->resetView(); }, hasDepth);
    add(
        kRows, [this] { depthPanel()->nextGroup(); }, hasDepth);
    add(
        kVenue, [this] { depthPanel()->nextVenue(); }, hasDepth);
    for (const Forwarded& f : kToPlot)
        add(
            f.row,
            [this, &f] {
                QKeyEvent press(QEvent::KeyPress, f.key, Qt::NoModifier, QString(QLatin1Char(f.sign)));
                m_commandDesk->dispatch().tell(depthPanel()->heatmap(), press);
            },
            hasDepth);

    const bool replay = isReplay(m_source);
    const auto recorded = [replay] { return replay; };
    for (QAction* a : {add(kMarkBefore, [this] { m_replay->timeline()->jump(false); }),
                       add(kNextMark, [this] { m_replay->timeline()->jump(true); }),
                       add(kRepeat, [this] { m_replay->toggleLoop(); })})
        a->setEnabled(replay);
    add(
        kStep, [this] { Q_EMIT m_replay->stepRequested(); }, recorded);
    add(
        kSlower, [this] { m_replay->changeSpeed(-1); }, recorded);
    add(
        kFaster, [this] { m_replay->changeSpeed(1); }, recorded);
    add(
        kFrom, [this] { m_replay->timeline()->markLoop(false); }, recorded);
    add(
        kTo, [this] { m_replay->timeline()->markLoop(true); }, recorded);
    buildMenuKeys();
    m_commandDesk->listen();
    buildPalette();
    buildContextMenus();
}

CommandBook& MainWindow::commands()
{
    return m_commandDesk->book();
}

void MainWindow::buildPalette()
{
    SymbolBox* const door = m_top->symbolBox();
    CommandPalette& palette = m_commandDesk->palette();
    const auto nameKeys = [this, door] { door->setKeys(commands().keysOf(QStringLiteral("palette"))); };
    nameKeys();
    connect(&commands(), &CommandBook::changed, door, nameKeys);
    if (auto* camera = m_top->findChild<QWidget*>(QStringLiteral("camera")))
        m_commandDesk->hint(camera, tr("Export, as the last time"), QStringLiteral("exportAgain"));
    m_commandDesk->hint(
        m_top->sizes(),
        tr("Sizes in US dollars, in the quote currency, or in coins: depth, liquidations, open interest"),
        QStringLiteral("nextSizes"));
    connect(door, &SymbolBox::wanted, m_commandDesk, &CommandDesk::openPalette);
    connect(door, &SymbolBox::symbolsChanged, &palette, [&palette, door] { palette.setAssets(door->symbols()); });
    palette.setChoose([this](const QString& asset) { m_selection.setAsset(asset); });
    palette.addSource([this] {
        return panelEntries([this](const QString& id, const QString& asset) {
            const Panel* used = m_work->panelInUse(id);
            showPanel(used ? used->id() : id);
            Panel* p = panel(used ? used->id() : id);
            if (!p) return;
            p->focusInside();
            // Its own group's, whichever was worked in before.
            if (!asset.isEmpty()) p->selection().setAsset(asset);
        });
    });
    palette.addSource([this] { return commandEntries(commands()); });
    palette.addSource([this] {
        return calculatorEntries([this](const QString& id) {
            const Panel* used = m_work->panelInUse(QStringLiteral("calculators"));
            showPanel(used ? used->id() : QStringLiteral("calculators"));
            auto* p = qobject_cast<CalculatorPanel*>(panel(used ? used->id() : QStringLiteral("calculators")));
            if (!p) return;
            p->choose(id);
            p->focusInside();
        });
    });
    palette.addSource(
        [this] {
            return handbookEntries(
                [this](const QString& page) { openHandbook(m_commandDesk->front(), m_theme, page); });
        },
        {QStringLiteral("handbook:")});
    connect(m_work.get(), &WorkspaceDesk::windowMade, this, [this](ExtraWindow* w) { commands().serve(w); });
    for (ExtraWindow* w : m_work->windows()) commands().serve(w);
    palette.addSource(
        [this] {
            return alertEntries(
                m_alerts, [this] { return m_selection.asset(); }, m_venues);
        },
        {QStringLiteral("alert:"), QStringLiteral("value:")});
}

void MainWindow::buildContextMenus()
{
    ContextMenus::Doings d;
    d.known = [this](const QString& asset) {
        const auto& all = m_top->symbolBox()->symbols();
        return std::any_of(all.begin(), all.end(), [&](const SymbolEntry& e) { return e.asset == asset; });
    };
    d.choose = [](const Panel& panel, const QString& asset) { panel.selection().setAsset(asset); };
    d.alert = [this](const QString& asset) {
        m_alerts.proposeRule(presetRule(alertPresets().front(), asset, m_venues));
    };
    d.asset = [](const Panel& panel) { return panel.selection().asset(); };
    d.explain = [this](const Panel& panel) {
        openHandbook(m_commandDesk->front(), m_theme, panelPage(panel.kind()));
    };
    new ContextMenus(std::move(d), m_commandDesk);
}

// Alt and a letter open a menu; the letters are not underlined all day for that.
void MainWindow::buildMenuKeys()
{
    QString taken;
    for (QAction* menu : m_top->menus()->actions())
        for (const QChar letter : menu->text().toUpper()) {
            if (taken.contains(letter) || letter < QLatin1Char('A') || letter > QLatin1Char('Z')) continue;
            taken += letter;
            const QByteArray id = "menu-" + menu->menu()->objectName().toLatin1();
            const QByteArray keys = QByteArray("Alt+") + letter.toLatin1();
            const QByteArray title = menu->text().toUtf8();
            commands().add(
                {id.constData(), title.constData(), QT_TRANSLATE_NOOP("commands", "Menus"), keys.constData()},
                [this, menu] {
                    m_top->menus()->setFocus(Qt::MenuBarFocusReason);
                    m_top->menus()->setActiveAction(menu);
                });
            break;
        }
}

void MainWindow::findOrGo()
{
    QWidget* f = QApplication::focusWidget();
    for (Panel* p : panels())
        if (f && (p == f || p->isAncestorOf(f)) && p->startFind()) return;
    m_commandDesk->openPalette();
}

void MainWindow::pausePressed()
{
    if (isReplay(m_source))
        m_replay->togglePlay();
    else if (DepthPanel* depth = depthPanel())
        depth->togglePause();
}

void MainWindow::escape()
{
    if (KeyDispatch::typing()) {
        QApplication::focusWidget()->clearFocus();
    } else if (m_work->restoreMaximised()) {
        return;
    } else if (isFullScreen()) {
        toggleFullScreen();
    } else if (auto* table = qobject_cast<QAbstractItemView*>(QApplication::focusWidget())) {
        // Out of the table, where letters and digits look for rows, into its panel, where they are keys.
        QWidget* at = table;
        while (at && !qobject_cast<Panel*>(at)) at = at->parentWidget();
        if (at) at->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::showKeys()
{
    m_commandDesk->openSheet();
}

}  // namespace plimsoll
