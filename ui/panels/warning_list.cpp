// Which cards stand where.
#include "ui/panels/warning_list.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/warning_words.h"
#include "widgets/format.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <map>

namespace plimsoll {

namespace {

// Two minutes that are known make a line; fewer are a dot that says nothing.
bool isCurve(const Evidence& e)
{
    return e.spark &&
           std::count_if(e.spark->begin(), e.spark->end(), [](float v) { return std::isfinite(v); }) > 1;
}

}  // namespace

WarningList::WarningList(const Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Warnings, worst first"));
    arrange();
}

WarningList::Key WarningList::keyOf(const Warning& w) const
{
    ++m_work.keys;
    return {w.rule, w.asset, w.venue ? static_cast<int>(*w.venue) : -1, w.unknown && w.severity == Severity::None};
}

// ---- Order ---------------------------------------------------------------------------------------

bool WarningList::holding() const
{
    return m_touched && m_now.mono - *m_touched < kHold;
}

// While the pointer is at work, what stands keeps its place, what is over stays as over, and what is new comes
// last.
void WarningList::order(std::vector<Warning> raised)
{
    const std::size_t before = static_cast<std::size_t>(m_raised);
    m_held = 0;
    if (!holding() || before == 0) {
        m_warnings = std::move(raised);
        m_raised = static_cast<int>(m_warnings.size());
        return;
    }
    std::vector<Warning> kept;
    std::map<Key, std::size_t> places;
    for (std::size_t i = 0; i < raised.size(); ++i) places.emplace(keyOf(raised[i]), i);
    std::set<Key> standing;
    for (std::size_t i = 0; i < before; ++i) {
        Key key = keyOf(m_warnings[i]);
        if (const auto now = places.find(key); now != places.end()) {
            kept.push_back(raised[now->second]);
        } else {
            kept.push_back(m_warnings[i]);
            kept.back().severity = Severity::None;
            kept.back().unknown = false;
        }
        standing.insert(std::move(key));
    }
    for (const Warning& w : raised)
        if (!standing.contains(keyOf(w))) kept.push_back(w);
    for (std::size_t i = 0; i < kept.size(); ++i)
        m_held += i >= raised.size() || keyOf(kept[i]) != keyOf(raised[i]);
    m_warnings = std::move(kept);
    m_raised = static_cast<int>(m_warnings.size());
}

void WarningList::setWarnings(std::vector<Warning> raised, std::vector<Warning> unknown, AsOf now)
{
    std::optional<Key> current;
    const Item* const at = m_current >= 0 && m_current < static_cast<int>(m_items.size())
                               ? &m_items[static_cast<std::size_t>(m_current)]
                               : nullptr;
    const auto line = at && at->card < 0 ? std::optional(at->kind) : std::nullopt;
    if (at && at->card >= 0) current = keyOf(m_warnings[static_cast<std::size_t>(at->card)]);
    const int held = m_held;
    m_now = now;
    order(std::move(raised));
    for (Warning& w : unknown) m_warnings.push_back(std::move(w));
    arrange();
    m_current = -1;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item& item = m_items[i];
        const bool same =
            item.card >= 0 ? current == keyOf(m_warnings[static_cast<std::size_t>(item.card)]) : line == item.kind;
        if (same) m_current = static_cast<int>(i);
    }
    describe();
    viewport()->update();
    if (held != m_held) Q_EMIT heldChanged();
}

void WarningList::setNow(AsOf now)
{
    m_now = now;
    viewport()->update();
}

void WarningList::setEmptyText(const QString& headline, const QString& detail)
{
    if (headline == m_emptyHead && detail == m_emptyDetail) return;
    m_emptyHead = headline;
    m_emptyDetail = detail;
    if (m_raised == 0) describe();
    m_tops.clear();
    fit();
    viewport()->update();
}

void WarningList::setStale(bool stale)
{
    if (stale == m_stale) return;
    m_stale = stale;
    viewport()->update();
}

void WarningList::themeChanged()
{
    m_tops.clear();
    fit();
    viewport()->update();
}

void WarningList::describe()
{
    QStringList words;
    for (int i = 0; i < std::min(m_raised, 5); ++i) {
        const Warning& w = m_warnings[static_cast<std::size_t>(i)];
        words << warningWord(w) + u' ' + modelWords(w.headline);
    }
    if (m_raised > 5) words << tr("%1 more").arg(m_raised - 5);
    if (m_raised == 0) words << m_emptyHead;
    if (const auto blind = static_cast<int>(m_warnings.size()) - m_raised; blind > 0)
        words << tr("%1 rules cannot be judged").arg(blind);
    setAccessibleDescription(words.join(QStringLiteral(". ")));
}

// ---- What is shown of them -----------------------------------------------------------------------

bool WarningList::unknownShown() const
{
    return m_unknownUnfolded.value_or(static_cast<int>(m_warnings.size()) - m_raised <= kFewUnknown);
}

int WarningList::folded() const
{
    return m_unfolded || m_raised <= kMost ? 0 : m_raised - kMost;
}

void WarningList::arrange()
{
    m_items.clear();
    m_tops.clear();
    const bool narrow = this->width() <= kNarrow;
    const int all = static_cast<int>(m_warnings.size());
    if (m_raised == 0) m_items.push_back({Item::Kind::Empty, -1});
    for (int i = 0; i < m_raised - folded(); ++i) {
        const bool line = narrow && i >= kFullCards && !isOpen(i);
        m_items.push_back({line ? Item::Kind::Line : Item::Kind::Card, i});
    }
    if (m_raised > kMost) m_items.push_back({Item::Kind::Story, -1});
    if (all > m_raised) {
        m_items.push_back({Item::Kind::Unknown, -1});
        if (unknownShown())
            for (int i = m_raised; i < all; ++i) m_items.push_back({Item::Kind::Card, i});
    }
    m_hovered = -1;
    fit();
}

QString WarningList::storyText() const
{
    if (m_unfolded) return tr("Fold the story: only the first %1").arg(kMost);
    int critical = 0, warnings = 0, other = 0;
    for (int i = m_raised - folded(); i < m_raised; ++i) {
        const Severity s = m_warnings[static_cast<std::size_t>(i)].severity;
        critical += s == Severity::Critical;
        warnings += s == Severity::Warning;
        other += s < Severity::Warning;
    }
    QStringList parts;
    if (critical > 0) parts << tr("%1 critical").arg(critical);
    if (warnings > 0) parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    if (other > 0) parts << tr("%1 lesser").arg(other);
    // The story is named after its oldest part.
    Timestamp since = m_warnings.front().since.wall;
    for (int i = 0; i < m_raised; ++i) since = std::min(since, m_warnings[static_cast<std::size_t>(i)].since.wall);
    return tr("%1 more in the story since %2: %3")
        .arg(folded())
        .arg(format::sameDay(since, m_now.wall) ? format::minuteTime(since) : format::dateTime(since),
             parts.join(QStringLiteral(", ")));
}

QString WarningList::unknownText() const
{
    const int n = static_cast<int>(m_warnings.size()) - m_raised;
    return n == 1 ? tr("1 rule cannot be judged") : tr("%1 rules cannot be judged").arg(n);
}

bool WarningList::isOpen(int index) const
{
    return index >= 0 && index < static_cast<int>(m_warnings.size()) &&
           m_open.contains(keyOf(m_warnings[static_cast<std::size_t>(index)]));
}

bool WarningList::isShown(int index) const
{
    return itemOf(index) >= 0;
}

int WarningList::current() const
{
    return m_current >= 0 && m_current < static_cast<int>(m_items.size())
               ? m_items[static_cast<std::size_t>(m_current)].card
               : -1;
}

int WarningList::itemOf(int card) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (card >= 0 && m_items[i].card == card) return static_cast<int>(i);
    return -1;
}

const Warning* WarningList::cardOf(int item) const
{
    if (item < 0 || item >= static_cast<int>(m_items.size())) return nullptr;
    const int card = m_items[static_cast<std::size_t>(item)].card;
    return card < 0 ? nullptr : &m_warnings[static_cast<std::size_t>(card)];
}

QString WarningList::asText(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_warnings.size())) return {};
    const Warning& w = m_warnings[static_cast<std::size_t>(index)];
    QStringList lines{warningWord(w) + QLatin1Char(' ') + QString::fromStdString(w.rule), modelWords(w.headline)};
    if (!w.unknown)
        for (const Evidence& e : w.evidence) {
            const EvidenceWords words = evidenceWords(e);
            QStringList cells{words.label, words.value, words.normal, words.percentile};
            cells.removeAll(QString());
            lines << cells.join(QLatin1Char('\t'));
        }
    lines << warningFoot(w).join(QStringLiteral(" \u00b7 ")) << warningDetails(w);
    lines << tr("since %1").arg(format::barClock(w.since.wall));
    return lines.join(QLatin1Char('\n'));
}

// ---- Places --------------------------------------------------------------------------------------

std::vector<WarningList::Chip> WarningList::chipsOf(const Warning& w, int width) const
{
    const QFontMetrics metrics(m_theme.font(11));
    std::vector<Chip> out;
    if (w.unknown) return out;
    int x = 0, y = 0;
    const bool open = m_open.contains(keyOf(w));
    for (std::size_t i = 0; i < w.evidence.size(); ++i) {
        const Evidence& e = w.evidence[i];
        const EvidenceWords words = evidenceWords(e);
        Chip c{words.label, words.value, words.normal, words.percentile, isCurve(e), {}};
        // The venues behind a number: in a closed card only which and how much.
        if (e.venue && i > 0 && w.evidence[i - 1].metric == e.metric) {
            c.label = text(venueCode(*e.venue));
            if (!open) {
                c.normal.clear();
                c.percentile.clear();
                c.spark = false;
            }
        }
        const auto wanted = [&] {
            int wide = metrics.horizontalAdvance(c.label) + metrics.horizontalAdvance(c.value) + 18;
            for (const QString* more : {&c.normal, &c.percentile})
                if (!more->isEmpty()) wide += metrics.horizontalAdvance(*more) + 6;
            return wide + (c.spark ? kSpark + 6 : 0);
        };
        // Too wide for the card: how many hours the normal rests on goes first, then the picture, then whole
        // parts.
        if (wanted() > width) c.normal = c.normal.section(QStringLiteral(", n ="), 0, 0);
        if (wanted() > width) c.percentile = c.percentile.section(QStringLiteral(" of "), 0, 0);
        if (wanted() > width) c.spark = false;
        if (wanted() > width) c.normal.clear();
        if (wanted() > width) c.percentile.clear();
        const int wide = wanted();
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kChip + kChipGap;
        }
        c.at = QRect(x, y, std::min(wide, width), kChip);
        x += wide + kChipGap;
        out.push_back(std::move(c));
    }
    return out;
}

int WarningList::chipsHeight(const Warning& w, int width) const
{
    const std::vector<Chip> chips = chipsOf(w, width);
    return chips.empty() ? 0 : chips.back().at.bottom() + 1 + kChipGap;
}

int WarningList::headlineHeight(const Warning& w, int inner) const
{
    const QFontMetrics title(m_theme.font(12, 500));
    return title.boundingRect(QRect(0, 0, inner, 1000), Qt::TextWordWrap, modelWords(w.headline)).height() + 4;
}

int WarningList::cardHeight(const Warning& w, int width) const
{
    const int inner = width - kEdge - 2 * kPadX;
    int h = 2 * kPadY + kHead + kFoot + headlineHeight(w, inner) + chipsHeight(w, inner);
    if (m_open.contains(keyOf(w))) {
        const QFontMetrics body(m_theme.font(11));
        for (const QString& line : warningDetails(w))
            h += body.boundingRect(QRect(0, 0, inner, 1000), Qt::TextWordWrap, line).height() + 4;
    }
    return h;
}

int WarningList::heightOf(const Item& item, int width) const
{
    ++m_work.heights;
    switch (item.kind) {
        case Item::Kind::Card: return cardHeight(m_warnings[static_cast<std::size_t>(item.card)], width);
        case Item::Kind::Line: return kLine;
        case Item::Kind::Story:
        case Item::Kind::Unknown: return kFold;
        case Item::Kind::Empty: {
            const QFontMetrics head(m_theme.font(12, 500)), detail(m_theme.font(11));
            const QRect box(0, 0, std::max(40, width - 32), 1000);
            return 28 + head.boundingRect(box, Qt::TextWordWrap, m_emptyHead).height() +
                   (m_emptyDetail.isEmpty()
                        ? 0
                        : 6 + detail.boundingRect(box, Qt::TextWordWrap, m_emptyDetail).height());
        }
    }
    return 0;
}

// Laid out once for what is listed: the pointer and every paint ask for all of them. The words of a card follow
// the signs of numbers, and what is written for exports.
const std::vector<int>& WarningList::tops() const
{
    const int width = viewport()->width();
    const bool standard = format::Standard::on();
    const format::Style style = format::style();
    if (!m_tops.empty() && m_topsWidth == width && m_topsStandard == standard && m_topsStyle == style)
        return m_tops;
    m_topsWidth = width;
    m_topsStandard = standard;
    m_topsStyle = style;
    m_tops.assign(1, 0);
    m_tops.reserve(m_items.size() + 1);
    for (const Item& item : m_items) m_tops.push_back(m_tops.back() + heightOf(item, width) + kGap);
    return m_tops;
}

QRect WarningList::rectOf(std::size_t wanted) const
{
    if (wanted >= m_items.size()) return {};
    const std::vector<int>& at = tops();
    return {0, at[wanted] - verticalScrollBar()->value(), viewport()->width(), at[wanted + 1] - at[wanted] - kGap};
}

int WarningList::itemAt(const QPoint& pos) const
{
    const std::vector<int>& at = tops();
    const int y = pos.y() + verticalScrollBar()->value();
    const auto after = std::upper_bound(at.begin(), at.end(), y);
    if (after == at.begin() || after == at.end() || y >= *after - kGap) return -1;
    return static_cast<int>(after - at.begin()) - 1;
}

QRect WarningList::cardRect(int index) const
{
    const int item = itemOf(index);
    return item < 0 ? QRect() : rectOf(static_cast<std::size_t>(item));
}

QRect WarningList::storyRect() const
{
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].kind == Item::Kind::Story) return rectOf(i);
    return {};
}

QRect WarningList::unknownRect() const
{
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].kind == Item::Kind::Unknown) return rectOf(i);
    return {};
}

QRect WarningList::jumpRect(const QRect& card) const
{
    return {card.right() - kPadX - kMark + 4, card.bottom() - kPadY - kMark + 3, kMark, kMark};
}

QRect WarningList::muteRect(const QRect& card) const
{
    return jumpRect(card).translated(-kMark, 0);
}

QRect WarningList::limitsRect(const QRect& card) const
{
    return jumpRect(card).translated(-2 * kMark, 0);
}

int WarningList::chipsTop(const Warning& w, const QRect& card) const
{
    return card.top() + kPadY + kHead + headlineHeight(w, card.width() - kEdge - 2 * kPadX);
}

QRect WarningList::chipRect(int index, int chip) const
{
    const int item = itemOf(index);
    if (item < 0 || m_items[static_cast<std::size_t>(item)].kind != Item::Kind::Card) return {};
    const Warning& w = m_warnings[static_cast<std::size_t>(index)];
    const QRect card = rectOf(static_cast<std::size_t>(item));
    const std::vector<Chip> chips = chipsOf(w, card.width() - kEdge - 2 * kPadX);
    if (chip < 0 || chip >= static_cast<int>(chips.size())) return {};
    return chips[static_cast<std::size_t>(chip)].at.translated(card.left() + kEdge + kPadX, chipsTop(w, card));
}

int WarningList::chipAt(int card, const QPoint& pos) const
{
    const int item = itemOf(card);
    if (item < 0 || m_items[static_cast<std::size_t>(item)].kind != Item::Kind::Card) return -1;
    const Warning& w = m_warnings[static_cast<std::size_t>(card)];
    const QRect at = rectOf(static_cast<std::size_t>(item));
    const std::vector<Chip> chips = chipsOf(w, at.width() - kEdge - 2 * kPadX);
    const QPoint inside = pos - QPoint(at.left() + kEdge + kPadX, chipsTop(w, at));
    for (std::size_t i = 0; i < chips.size(); ++i)
        if (chips[i].at.contains(inside)) return static_cast<int>(i);
    return -1;
}

void WarningList::fit()
{
    const int width = viewport()->width();
    const int total = tops().back();
    // By itself the bar would come and go a turn of the event loop later.
    const auto bar = total > viewport()->height() ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff;
    if (verticalScrollBarPolicy() != bar) {
        setVerticalScrollBarPolicy(bar);
        if (viewport()->width() != width) return;  // the change of size has fitted it already
    }
    verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(24);
}

void WarningList::resizeEvent(QResizeEvent*)
{
    arrange();
}

}  // namespace plimsoll
