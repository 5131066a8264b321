#include "ui/mark_book.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace plimsoll {

namespace {

auto placeOf(const store::JournalRow& row)
{
    return std::tie(row.ms, row.kind, row.asset, row.what, row.level, row.text);
}

}  // namespace

void MarkBook::setShown(bool shown)
{
    if (shown == m_shown) return;
    m_shown = shown;
    Q_EMIT shownChanged(shown);
    Q_EMIT changed();
}

void MarkBook::look(const SnapshotHub& hub, AsOf now)
{
    if (!m_shown || now.wall == Timestamp{}) return;
    if (m_waiting)
        if (const auto past = hub.past.read().value)
            if (const auto answer = past->of(kBy); answer && answer->request.serial == m_serial)
                take(*answer, now);
    if (m_waiting && now.mono - *m_waiting < kPatience) return;
    if (!m_asked || now.mono - *m_asked >= kOften) {
        m_asked = now.mono;
        m_until = now.wall;
        return ask(m_newest ? *m_newest - kOverlap : now.wall - kBack, now.wall + kAhead, now);
    }
    if (m_failed && now.mono - *m_failed < kOften) return;
    // A journal of many entries is read in pages, backwards.
    if (m_oldest && *m_oldest > now.wall - kBack + kOverlap) ask(now.wall - kBack, *m_oldest, now);
}

void MarkBook::ask(Timestamp from, Timestamp to, AsOf now)
{
    HistoryRequest r;
    r.by = kBy;
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Journal;
    r.from = from;
    r.to = to;
    r.points = kPage;
    m_waiting = now.mono;
    Q_EMIT wanted(r);
}

void MarkBook::take(const HistoryAnswer& answer, AsOf now)
{
    m_waiting.reset();
    m_failed.reset();
    // Why not is what the journal panel says.
    if (!answer.problem.empty()) {
        m_failed = now.mono;
        return;
    }
    const HistoryRequest& r = answer.request;
    const bool all = answer.journal.size() < static_cast<std::size_t>(r.points);
    const Timestamp begun = all ? r.from : fromUnixMs(answer.journal.front().ms + 1);
    if (r.to > m_until) m_newest = m_until;
    if (!m_oldest)
        m_oldest = begun;
    else if (r.to == *m_oldest)
        m_oldest = begun < *m_oldest ? begun : r.from;
    add(answer.journal);
}

void MarkBook::add(const std::vector<store::JournalRow>& rows)
{
    std::vector<store::JournalRow> next = m_rows;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(next), concernsMarks);
    std::stable_sort(next.begin(), next.end(),
                     [](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
    next.erase(std::unique(next.begin(), next.end(),
                           [](const auto& a, const auto& b) { return placeOf(a) == placeOf(b); }),
               next.end());
    // Feeds and flushes of all assets are many: a person's notes do not make room for them.
    const auto isNote = [](const store::JournalRow& row) { return row.kind == store::Entry::Note; };
    auto notes = static_cast<std::size_t>(std::count_if(next.begin(), next.end(), isNote));
    std::size_t others = next.size() - notes;
    std::erase_if(next, [&](const store::JournalRow& row) {
        std::size_t& left = isNote(row) ? notes : others;
        if (left <= kMost) return false;
        --left;
        return true;
    });
    const bool same = std::equal(next.begin(), next.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto& a, const auto& b) { return placeOf(a) == placeOf(b); });
    if (same) return;
    m_rows = std::move(next);
    m_marks = journalMarks(m_rows);
    Q_EMIT changed();
}

std::vector<ChartMark> MarkBook::of(const QString& asset) const
{
    std::vector<ChartMark> out;
    if (!m_shown) return out;
    const std::string name = asset.toStdString();
    for (const JournalMark& m : m_marks)
        if (m.asset.empty() || m.asset == name) out.push_back(m.mark);
    return out;
}

const store::JournalRow* MarkBook::entryOf(std::uint64_t id) const
{
    return id == 0 || id > m_marks.size() ? nullptr : &m_marks[id - 1].row;
}

}  // namespace plimsoll
