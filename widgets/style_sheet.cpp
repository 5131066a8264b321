#include "widgets/style_sheet.h"

#include "widgets/house_style.h"
#include "widgets/restyle.h"

#include <QApplication>
#include <QHash>
#include <QPointer>
#include <QStyle>

#include <algorithm>
#include <vector>

namespace plimsoll {

namespace {

// Written with @names; the longest names are replaced first, so that @line is no prefix of @lineStrong.
constexpr const char* kSheet = R"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @window; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @accent; }

QWidget[surface="window"] { background: @window; }
QWidget[surface="panel"] { background: @panel; }
QWidget[surface="raised"] { background: @raised; }
QWidget[surface="toolbar"] { background: @panel; border-bottom: 1px solid @lineBase; }
QWidget[surface="footer"] { background: @header; border-top: 1px solid @lineBase; }

QLabel { background: transparent; color: @base; }
QLabel[tone="strong"] { color: @strong; }
QLabel[tone="muted"] { color: @muted; font-size: @px11; }
QLabel[tone="faint"] { color: @faint; font-size: @px11; }
QLabel[tone="head"] { color: @strong; font-size: @px12; font-weight: 500; }
QLabel[tone="title"] { color: @strong; font-size: @px16; font-weight: 500; }
QLabel a { color: @accent; }

QMenuBar { background: transparent; color: @base; spacing: 0px; }
QMenuBar::item { background: transparent; color: @base; padding: 4px 8px; margin: 0px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; color: @strong; }
QMenuBar::item:pressed { background: @pressed; color: @strong; }
QMenu { background: @overlay; color: @base; border: 1px solid @lineStrong; padding: 4px 0px; }
QMenu::item { padding: 4px 24px 4px 28px; min-height: 16px; color: @base; }
QMenu::item:selected { background: @selection; color: @strong; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @lineStrong; margin: 4px 0px; }
QMenu::icon { left: 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 9px; }

QToolTip { background: @overlay; color: @base; border: 1px solid @lineStrong; padding: 4px 6px; font-size: @px11; }

QPushButton { background: @raised; color: @base; border: 1px solid @lineStrong; border-radius: 4px;
              padding: 0px 11px; min-height: 22px; }
QPushButton:hover { background: @hover; color: @strong; }
QPushButton:pressed { background: @pressed; color: @strong; }
QPushButton:checked { background: @accentFill; border-color: @accent; color: @onAccent; }
QPushButton:disabled { background: transparent; border-color: @lineBase; color: @disabled; }
QPushButton:focus { border: 2px solid @focus; padding: 0px 10px; min-height: 20px; }
QPushButton[primary="true"] { background: @accentFill; border-color: @accent; color: @onAccent; font-weight: 500; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; width: 10px; }
QPushButton:flat, QPushButton[link="true"] { background: transparent; border: none; color: @accent; padding: 0px 4px; }

QToolButton { background: @hover; color: @base; border: none; border-radius: 3px; padding: 2px 8px; }
QToolButton:hover { background: @pressed; color: @strong; }
QToolButton:pressed, QToolButton:checked { background: @pressed; color: @strong; }
QToolButton:focus { border: 2px solid @focus; padding: 0px 6px; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[flat="true"], QToolButton#qt_menubar_ext_button { background: transparent; padding: 2px; }
QToolButton[flat="true"]:hover { background: @hover; }
QToolButton[flat="true"]:focus { border: 2px solid @focus; padding: 0px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: @input; color: @strong; border: 1px solid @lineStrong; border-radius: 4px;
    selection-background-color: @accentFill; selection-color: @onAccent; }
QLineEdit { padding: 0px 7px; min-height: 22px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; }
QLineEdit:focus { padding: 0px 6px; min-height: 20px; }
QLineEdit[bad="true"] { border-color: @error; }
QLineEdit:disabled { color: @disabled; border-color: @lineBase; }
QComboBox QAbstractItemView { background: @overlay; color: @base; border: 1px solid @lineStrong;
    selection-background-color: @selection; selection-color: @strong; outline: none; padding: 4px 0px; }

QCheckBox, QRadioButton { background: transparent; color: @base; spacing: 6px; min-height: 20px; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @lineBase; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0px; border-radius: 6px; background: @strong; }
QSlider::handle:horizontal:focus { background: @focus; }
QProgressBar { background: @lineBase; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QTabWidget::pane { border: none; border-top: 1px solid @lineBase; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 0px 12px; min-height: 26px;
               border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @strong; }
QTabBar::tab:selected { color: @strong; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @focus; }

QDockWidget { color: @strong; titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @raised; padding: 6px 8px; text-align: left; }

QAbstractScrollArea { background: @panel; border: none; }
QAbstractScrollArea::corner { background: @panel; }
QScrollBar:vertical { background: @panel; width: 10px; margin: 0px; border: none; }
QScrollBar:horizontal { background: @panel; height: 10px; margin: 0px; border: none; }
QScrollBar::handle { background: @lineStrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QTableView, QTreeView, QListView { background: @panel; color: @base; border: none; outline: none;
    gridline-color: @lineSubtle; selection-background-color: @selection; selection-color: @strong; }
QListView#paletteList { background: @overlay; }
QListView[framed="true"] { border: 1px solid @lineStrong; border-radius: 4px; }
QHeaderView { background: @header; border: none; }
QHeaderView::section { background: @header; color: @muted; border: none; border-bottom: 1px solid @lineBase;
    padding: 0px 6px; font-size: @px11; font-weight: 400; }
QHeaderView::section:hover { color: @strong; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0px; height: 0px; }
QTableCornerButton::section { background: @header; border: none; }
)";

using Name = std::pair<QString, QString>;

std::vector<Name> names(const Theme& t)
{
    const auto hex = [](const QColor& c) { return c.name(); };
    std::vector<Name> all = {
        {QStringLiteral("@window"), hex(t.bg.window)},
        {QStringLiteral("@panel"), hex(t.bg.panel)},
        {QStringLiteral("@raised"), hex(t.bg.raised)},
        {QStringLiteral("@header"), hex(t.bg.header)},
        {QStringLiteral("@hover"), hex(t.bg.hover)},
        {QStringLiteral("@pressed"), hex(t.bg.pressed)},
        {QStringLiteral("@input"), hex(t.bg.input)},
        {QStringLiteral("@overlay"), hex(t.bg.overlay)},
        {QStringLiteral("@strong"), hex(t.text.strong)},
        {QStringLiteral("@base"), hex(t.text.base)},
        {QStringLiteral("@muted"), hex(t.text.muted)},
        {QStringLiteral("@faint"), hex(t.text.faint)},
        {QStringLiteral("@disabled"), hex(t.text.disabled)},
        {QStringLiteral("@lineSubtle"), hex(t.line.subtle)},
        {QStringLiteral("@lineBase"), hex(t.line.base)},
        {QStringLiteral("@lineStrong"), hex(t.line.strong)},
        {QStringLiteral("@accentFill"), hex(t.ui.accentFill)},
        {QStringLiteral("@accent"), hex(t.ui.accent)},
        {QStringLiteral("@focus"), hex(t.ui.focus)},
        {QStringLiteral("@selection"), hex(t.ui.selection)},
        {QStringLiteral("@error"), hex(t.state.error)},
        // White in both: the accent's fill is dark in every theme.
        {QStringLiteral("@onAccent"), hex(t.onPaper() ? t.text.onFill : t.text.strong)},
    };
    // Sizes that are written here grow with those that are painted.
    for (const int px : {11, 12, 16})
        all.emplace_back(QStringLiteral("@px%1").arg(px), QStringLiteral("%1px").arg(px + t.fontStep));
    std::stable_sort(all.begin(), all.end(),
                     [](const Name& a, const Name& b) { return a.first.size() > b.first.size(); });
    return all;
}

Restyle& restyle(QApplication& app)
{
    static QPointer<Restyle> one;
    if (!one) one = new Restyle(&app);
    return *one;
}

}  // namespace

QPalette makePalette(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.bg.window);
    p.setColor(QPalette::WindowText, t.text.base);
    p.setColor(QPalette::Base, t.bg.panel);
    p.setColor(QPalette::AlternateBase, t.bg.header);
    p.setColor(QPalette::Text, t.text.base);
    p.setColor(QPalette::BrightText, t.text.strong);
    p.setColor(QPalette::Button, t.bg.raised);
    p.setColor(QPalette::ButtonText, t.text.base);
    p.setColor(QPalette::ToolTipBase, t.bg.overlay);
    p.setColor(QPalette::ToolTipText, t.text.base);
    p.setColor(QPalette::PlaceholderText, t.text.faint);
    p.setColor(QPalette::Highlight, t.ui.selection);
    p.setColor(QPalette::HighlightedText, t.text.strong);
    p.setColor(QPalette::Link, t.ui.accent);
    p.setColor(QPalette::LinkVisited, t.ui.accent);
    p.setColor(QPalette::Light, t.line.strong);
    p.setColor(QPalette::Midlight, t.line.base);
    p.setColor(QPalette::Mid, t.line.base);
    p.setColor(QPalette::Dark, t.line.subtle);
    p.setColor(QPalette::Shadow, t.bg.window);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.text.disabled);
    return p;
}

QString styleSheet(const Theme& theme)
{
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, value] : names(theme)) sheet.replace(name, value);
    return sheet;
}

void applyTheme(QApplication& app, const Theme& theme, Hidden hidden)
{
    // One style for life, under the sheet and without it: a new one would polish every widget once more.
    static QPointer<HouseStyle> house;
    static QPointer<QStyle> sheeted;  // Qt's, which reads the sheet above it
    if (house) house->setTheme(theme);
    const QFont font = theme.font(12);
    if (house && sheeted && QApplication::style() == sheeted.data() && QApplication::font() == font) {
        // Nobody is known to be polished after the first line, so that Qt exchanges the sheet and leaves the
        // widgets to us: it would polish the hidden ones in the same step, each among the others' old rules.
        sheeted->unpolish(&app);
        app.setStyleSheet(styleSheet(theme));
        sheeted->polish(&app);
        QApplication::setPalette(makePalette(theme));
        restyle(app).start();
        if (hidden == Hidden::AtOnce) restyle(app).finish();
        return;
    }
    restyle(app).drop();
    app.setStyleSheet({});
    if (!house || QApplication::style() != house.data()) {
        house = new HouseStyle(theme);
        QApplication::setStyle(house.data());
    }
    if (QApplication::font() != font) QApplication::setFont(font);
    QApplication::setPalette(makePalette(theme));
    app.setStyleSheet(styleSheet(theme));
    sheeted = QApplication::style();
}

void finishTheme()
{
    if (auto* app = qobject_cast<QApplication*>(QCoreApplication::instance())) restyle(*app).finish();
}

}  // namespace plimsoll
