#include "ui/trouble_band.h"

#include "ui/panel.h"
#include "ui/venue_words.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/status_dot.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QPainter>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kLine = 20, kHead = 28, kTwoColumns = 1000;

QString whatIsWrong(const VenueRow& row, AsOf now)
{
    if (!row.enabled) return UiText::tr("switched off (menu Venues)");
    if (!row.health) return UiText::tr("starting, no report yet");
    const FeedHealth& h = *row.health;
    QString what = venueSays(row.venue, !h.headline.empty() ? h.headline : row.detail);
    std::optional<Mono> retry;
    for (const SocketHealth& s : h.sockets) {
        if (what.isEmpty() && !s.lastError.empty()) what = venueSays(row.venue, s.lastError);
        if (s.state == SocketState::Backoff && s.retryAt && *s.retryAt > now.mono)
            retry = std::min(retry.value_or(*s.retryAt), *s.retryAt);
    }
    if (what.isEmpty()) what = UiText::tr("connecting, nothing received yet");
    if (retry && !what.contains(QStringLiteral("retry"), Qt::CaseInsensitive) &&
        !what.contains(QStringLiteral("next attempt"), Qt::CaseInsensitive))
        what += UiText::tr(", next attempt in %1").arg(format::age(*retry - now.mono));
    if (h.lastFrame) what += UiText::tr(" \u00b7 last frame %1 ago").arg(format::age(now.mono - *h.lastFrame));
    return what;
}

}  // namespace

Trouble findTrouble(const HealthSnapshot* health, const std::vector<VenueId>& venues, AsOf now)
{
    Trouble t;
    if (!health) {
        t.headline = UiText::tr("Starting: waiting for the first report of the feeds");
        return t;
    }
    bool anyOn = false, anyData = false, everData = false;
    for (VenueId v : venues) {
        const VenueRow& row = health->venues[static_cast<std::size_t>(v)];
        anyOn |= row.enabled;
        anyData |= row.enabled && usable(row.state);
        everData |= row.health && row.health->lastFrame;
        t.named |= row.enabled && row.health && !row.health->headline.empty();
    }
    if (anyData) return {};
    t.named |= !anyOn || everData;
    t.headline = !anyOn     ? UiText::tr("All venues are switched off")
                 : everData ? UiText::tr(
                                  "Offline: no venue delivers. What is shown below is the last that was "
                                  "received, and marked as stale")
                            : UiText::tr("No venue has delivered anything yet");
    for (VenueId v : venues) {
        const VenueRow& row = health->venues[static_cast<std::size_t>(v)];
        t.lines.push_back({v, row.enabled ? row.state : Freshness::Off, whatIsWrong(row, now)});
    }
    return t;
}

TroubleBand::TroubleBand(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("trouble"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Click for feed health"));
    hide();
}

void TroubleBand::setTrouble(const Trouble& trouble)
{
    const std::size_t before = m_trouble.lines.size();
    m_trouble = trouble;
    setAccessibleName(m_trouble.headline);
    if (m_trouble.lines.size() != before) updateGeometry();
    setVisible(m_trouble.any());
    update();
}

// Where there is the width two venues share a line: the panels below need the height.
int TroubleBand::columns() const
{
    return width() >= kTwoColumns && m_trouble.lines.size() > 1 ? 2 : 1;
}

int TroubleBand::rows() const
{
    return (static_cast<int>(m_trouble.lines.size()) + columns() - 1) / columns();
}

void TroubleBand::resizeEvent(QResizeEvent*)
{
    updateGeometry();
}

QSize TroubleBand::sizeHint() const
{
    return {400, kHead + rows() * kLine + (m_trouble.lines.empty() ? 0 : 6)};
}

void TroubleBand::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.severity.warnWash);
    p.fillRect(0, 0, 3, height(), m_theme.severity.warn);
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
    paintIcon(&p, IconId::Warning, QRect(12, 6, 16, 16), m_theme.severity.warn);
    p.setFont(m_theme.font(13, 500));
    p.setPen(m_theme.text.strong);
    p.drawText(QRect(36, 0, width() - 48, kHead), Qt::AlignVCenter | Qt::AlignLeft, m_trouble.headline);
    const QFont body = m_theme.font(12);
    p.setFont(body);
    const int wide = width() / columns();
    for (int i = 0; i < static_cast<int>(m_trouble.lines.size()); ++i) {
        const TroubleLine& line = m_trouble.lines[static_cast<std::size_t>(i)];
        const int left = i / rows() * wide, y = kHead + i % rows() * kLine;
        paintLight(&p, QRect(left + 15, y + 5, 10, 10), lightOf(line.state), m_theme);
        const int x = paintVenueKey(&p, QRect(left + 36, y, 100, kLine), line.venue, m_theme);
        p.setPen(m_theme.text.strong);
        p.drawText(QRect(x, y, 90, kLine), Qt::AlignVCenter | Qt::AlignLeft, text(venueName(line.venue)));
        p.setPen(m_theme.text.base);
        const QRect rest(left + 132, y, wide - 144, kLine);
        p.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(body).elidedText(line.what, Qt::ElideRight, rest.width()));
    }
}

}  // namespace plimsoll
