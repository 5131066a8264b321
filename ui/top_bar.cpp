#include "ui/top_bar.h"

#include "ui/symbol_box.h"
#include "ui/workspace_bar.h"
#include "widgets/badge.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/segmented.h"
#include "widgets/size_unit.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace plimsoll {

ClockLabel::ClockLabel(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("clock"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ClockLabel::setTime(Timestamp t)
{
    const QString next = t == Timestamp{} ? format::kNone : format::barClock(t);
    if (next == m_text) return;
    const bool sameWidth = next.size() == m_text.size();
    m_text = next;
    setAccessibleName(m_text);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toUnixMs(t));
    const QString form = QStringLiteral("ddd d MMM HH:mm:ss t");
    QStringList others{tr("Local time %1").arg(at.toString(form))};
    if (!format::inUtc()) others << at.toUTC().toString(form);
    setToolTip(others.join(u'\n'));
    if (!sameWidth) updateGeometry();
    update();
}

QSize ClockLabel::sizeHint() const
{
    // As wide as the widest date, so that the bar never moves.
    const QFontMetrics metrics(m_theme.font(13, 500));
    const QString zone = m_text.contains(u' ') ? m_text.section(u' ', -1) : QStringLiteral("UTC");
    const QString widest = m_short ? QStringLiteral("00:00:00 ") : QStringLiteral("Wed 00 Mar 00:00:00 ");
    return {metrics.horizontalAdvance(widest + zone) + 4, 20};
}

void ClockLabel::setShort(bool on)
{
    if (on == m_short) return;
    m_short = on;
    updateGeometry();
    update();
}

void ClockLabel::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setFont(m_theme.font(13, 500));
    p.setPen(m_theme.text.strong);
    p.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, m_short ? m_text.section(u' ', -2) : m_text);
}

TopBar::TopBar(const Theme& theme, SourceKind source, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_source(source)
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(kHeight);
    m_menus = new QMenuBar(this);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_workspaces = new WorkspaceBar(theme, this);
    m_symbol = new SymbolBox(theme, this);
    m_sizes = new Segmented(
        theme, {sizeUnitWord(SizeUnit::Usd), sizeUnitWord(SizeUnit::Quote), sizeUnitWord(SizeUnit::Base)}, this);
    m_sizes->setObjectName(QStringLiteral("sizes"));
    m_sizes->setAccessibleName(tr("Unit of sizes"));
    m_sizes->setToolTip(
        tr("Sizes in US dollars, in the quote currency, or in coins (U): depth, liquidations, open interest"));
    const auto button = [&](const QString& name, const QString& tip) {
        auto* b = new QToolButton(this);
        b->setObjectName(name);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setProperty("flat", true);
        b->setIconSize({16, 16});
        b->setFixedSize(24, 24);
        b->setFocusPolicy(Qt::TabFocus);
        return b;
    };
    m_camera = button(QStringLiteral("camera"), tr("Export"));
    m_settings = button(QStringLiteral("settings"), tr("Settings"));
    m_settings->setPopupMode(QToolButton::InstantPopup);
    m_badge = new Badge(theme, this);
    m_badge->setObjectName(QStringLiteral("modeBadge"));
    m_clock = new ClockLabel(theme, this);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(120, 0, 12, 0);
    row->setSpacing(0);
    row->addWidget(m_menus, 0, Qt::AlignVCenter);
    row->addWidget(m_workspaces, 1);
    row->addWidget(m_sizes, 0, Qt::AlignVCenter);
    row->addSpacing(12);
    row->addWidget(m_symbol, 0, Qt::AlignVCenter);
    row->addSpacing(8);
    row->addWidget(m_camera, 0, Qt::AlignVCenter);
    row->addWidget(m_settings, 0, Qt::AlignVCenter);
    row->addSpacing(8);
    row->addWidget(m_badge, 0, Qt::AlignVCenter);
    row->addSpacing(12);
    row->addWidget(m_clock, 0, Qt::AlignVCenter);
    connect(m_camera, &QToolButton::clicked, this, &TopBar::cameraClicked);
    themeChanged();
}

// What is said elsewhere too gives way to the workspaces.
void TopBar::resizeEvent(QResizeEvent*)
{
    constexpr int kNarrow = 1500, kSymbol = 260, kSymbolNarrow = 150;
    const bool narrow = width() < kNarrow;
    m_symbol->setFixedWidth(narrow ? kSymbolNarrow : kSymbol);
    m_clock->setShort(narrow);
}

void TopBar::setSettingsMenu(QMenu* menu)
{
    m_settings->setMenu(menu);
}

QString TopBar::modeWord() const
{
    if (m_source == SourceKind::Live && !m_delivering) return tr("NO DATA");
    if (m_source == SourceKind::Live || (m_source == SourceKind::Simulated && m_speed == 1))
        return sourceWord(m_source);
    if (m_speed <= 0) return sourceWord(m_source) + QStringLiteral(" max");
    return sourceWord(m_source) + QStringLiteral(" %1\u00d7").arg(m_speed);
}

void TopBar::setSpeed(double speed)
{
    m_speed = speed;
    showMode();
}

void TopBar::setDelivering(bool delivering)
{
    if (m_delivering == delivering) return;
    m_delivering = delivering;
    showMode();
}

void TopBar::showMode()
{
    m_badge->setBadge(modeWord(), m_source == SourceKind::Live
                                      ? m_delivering ? m_theme.state.live : m_theme.state.stale
                                  : m_source == SourceKind::Replay ? m_theme.ui.replay
                                                                   : m_theme.ui.simulated);
}

void TopBar::themeChanged()
{
    m_badge->setTheme(m_theme);
    m_sizes->setTheme(m_theme);
    m_camera->setIcon(themedIcon(IconId::Camera, m_theme));
    m_settings->setIcon(themedIcon(IconId::Settings, m_theme));
    m_workspaces->themeChanged();
    showMode();
    m_clock->updateGeometry();
    update();
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.raised);
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
    paintMark(&p, QRect(12, 10, 20, 20), m_theme.text.strong);
    p.setFont(m_theme.font(13, 500));
    p.setPen(m_theme.text.strong);
    p.drawText(QRect(40, 0, 80, kHeight), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("Plimsoll"));
}

}  // namespace plimsoll
