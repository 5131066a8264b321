#include "feeds/recording/recorded_book.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace plimsoll {

namespace {

bool isImage(const MarketEvent& e)
{
    const auto* update = std::get_if<BookUpdate>(&e.payload);
    return update && update->channel == BookChannel::Main && update->image;
}

bool isLive(const BookSync& sync)
{
    return sync.state() == BookSync::State::Live;
}

}  // namespace

std::uint64_t connectionOf(std::string_view socket)
{
    const std::size_t at = socket.rfind('#');
    std::uint64_t number = 0;
    if (at == std::string_view::npos) return number;
    const auto [end, error] = std::from_chars(socket.data() + at + 1, socket.data() + socket.size(), number);
    return error == std::errc{} && end == socket.data() + socket.size() ? number : 0;
}

RecordedBook::Line* RecordedBook::find(std::uint64_t connection)
{
    const auto it =
        std::find_if(m_lines.begin(), m_lines.end(), [=](const Line& l) { return l.connection == connection; });
    return it == m_lines.end() ? nullptr : &*it;
}

RecordedBook::Line& RecordedBook::lineOf(std::uint64_t connection)
{
    if (Line* line = find(connection)) return *line;
    // An image that came before its connection spoke was meant for it.
    if (m_lines.size() == 1 && m_lines.front().connection == 0 && !m_lines.front().heard) {
        m_lines.front().connection = connection;
        if (m_speaker) m_speaker = connection;
        return m_lines.front();
    }
    if (m_lines.size() >= kLines) {
        const auto oldest = std::min_element(m_lines.begin(), m_lines.end(), [this](const Line& a, const Line& b) {
            return std::pair(a.connection == m_speaker, a.connection) <
                   std::pair(b.connection == m_speaker, b.connection);
        });
        m_lines.erase(oldest);
    }
    return m_lines.emplace_back(Line{connection, BookSync(m_rule, m_instrument, true)});
}

const RecordedBook::Line* RecordedBook::speaker() const
{
    for (const Line& line : m_lines)
        if (line.connection == m_speaker) return &line;
    return nullptr;
}

const BookSync* RecordedBook::sync() const
{
    if (const Line* line = speaker()) return &line->sync;
    return m_lines.empty() ? nullptr : &m_lines.back().sync;
}

bool RecordedBook::live() const
{
    const Line* line = speaker();
    return line && isLive(line->sync);
}

RecordedBook::Told RecordedBook::feed(EventBatch& batch, std::size_t index, std::uint64_t connection)
{
    if (!m_left.empty() && std::find(m_left.begin(), m_left.end(), connection) != m_left.end()) {
        batch.events[index].payload = std::monostate{};
        return {};
    }
    m_wanted = true;
    Line& line = lineOf(connection);
    line.heard = true;
    const Mark mark{batch.events.size(), batch.levels.size()};
    return judge(line, line.sync.feed(batch, index), batch, index, mark);
}

RecordedBook::Told RecordedBook::reply(EventBatch& batch, std::size_t index, BookSync::Origin origin)
{
    if (!m_wanted) {
        batch.events[index].payload = std::monostate{};  // an answer that came after nobody wanted it
        return {};
    }
    if (m_lines.empty()) lineOf(0);
    const MarketEvent original = batch.events[index];
    Told all;
    bool first = true;
    for (Line& line : m_lines) {
        // Those that were replaced need no audit.
        if (live() && isLive(line.sync) && line.connection != m_speaker) continue;
        std::size_t at = index;
        if (!std::exchange(first, false)) {
            at = batch.events.size();
            batch.events.push_back(original);
        }
        const Mark mark{batch.events.size(), batch.levels.size()};
        const Told told = judge(line, line.sync.feed(batch, at, origin), batch, at, mark);
        all.gap = all.gap || told.gap;
        all.resynced = all.resynced || told.resynced;
        all.repeated += told.repeated;
    }
    return all;
}

RecordedBook::Told RecordedBook::judge(Line& line, const BookSync::Outcome& outcome, EventBatch& batch,
                                       std::size_t index, const Mark& mark)
{
    Told told;
    told.repeated = outcome.repeated;
    if (line.connection != m_speaker) {
        const bool brought = isImage(batch.events[index]);
        const auto added = batch.events.begin() + static_cast<std::ptrdiff_t>(mark.events);
        const bool image = brought || std::any_of(added, batch.events.end(), isImage);
        const bool takesOver = image && isLive(line.sync) && (!live() || line.connection > *m_speaker);
        if (takesOver) {
            m_speaker = line.connection;
            // A change that comes before the image would meet somebody else's book.
            if (!brought) batch.events[index].payload = std::monostate{};
        } else {
            batch.events[index].payload = std::monostate{};
            batch.events.resize(mark.events);
            batch.levels.resize(mark.levels);
            return told;
        }
    }
    if (outcome.lost) {
        told.gap = true;
        m_lost = true;
    }
    if (m_lost && isLive(line.sync)) {
        told.resynced = true;
        m_lost = false;
    }
    return told;
}

RecordedBook::Told RecordedBook::lose(LostReason reason, const Stamp& stamp, EventBatch& batch,
                                      std::optional<std::uint64_t> connection)
{
    Told told;
    const auto whose = connection ? connection : m_speaker;
    Line* line = whose ? find(*whose) : nullptr;
    if (!line) return told;
    const std::size_t mark = batch.events.size();
    const BookSync::Outcome outcome = line->sync.lose(reason, stamp, batch);
    if (line->connection != m_speaker) {
        batch.events.resize(mark);
        return told;
    }
    told.gap = outcome.lost.has_value();
    m_lost = m_lost || told.gap;
    return told;
}

void RecordedBook::ended(std::uint64_t connection, bool onPurpose, const Stamp& stamp, EventBatch& batch)
{
    std::erase(m_left, connection);
    Line* line = find(connection);
    if (!line) return;
    if (connection == m_speaker) {
        const bool left = onPurpose && m_lines.size() == 1;
        static_cast<void>(
            line->sync.lose(left ? LostReason::Unsubscribed : LostReason::Disconnected, stamp, batch));
        m_speaker.reset();
    }
    std::erase_if(m_lines, [=](const Line& l) { return l.connection == connection; });
    m_wanted = !(onPurpose && m_lines.empty());
}

void RecordedBook::left(std::uint64_t connection, const Stamp& stamp, EventBatch& batch)
{
    ended(connection, true, stamp, batch);
    m_left.push_back(connection);
}

}  // namespace plimsoll
