#include "app/depth_past_reader.h"

#include "app/give_way.h"
#include "feeds/recording/replay_source.h"
#include "feeds/recording/ring_stream.h"
#include "feeds/recording/told_again.h"
#include "model/market/disk_work.h"
#include "model/model_engine.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

// Books that fall silent are judged this often.
constexpr std::chrono::milliseconds kStep{250};
// A column is closed by what comes after it.
constexpr std::chrono::seconds kBeyond{2};

bool mentions(const std::string& text, const std::string& symbol)
{
    std::string quoted;
    quoted.reserve(symbol.size() + 2);
    quoted += '"';
    quoted += symbol;
    quoted += '"';
    return text.find(quoted) != std::string::npos;
}

}  // namespace

bool concerns(const DepthPastOrder& order, const RecordEntry& entry)
{
    switch (entry.kind) {
        case EntryKind::Sent:
        case EntryKind::Ended: return true;
        case EntryKind::Frame:
        case EntryKind::Reply: break;
    }
    const auto ours = [&](auto&& holds) {
        return std::any_of(order.lanes.begin(), order.lanes.end(), [&](const DepthBoard::Step& lane) {
            return lane.venue == entry.venue && holds(lane.symbol);
        });
    };
    if (entry.kind == EntryKind::Frame)
        return ours([&](const std::string& symbol) { return mentions(entry.payload, symbol); });
    if (isOwnBook(entry)) return ours([&](const std::string& symbol) { return entry.url == symbol; });
    const auto kind = askedFor(entry);
    if (kind == ReplyKind::Instruments) return true;
    // An image does not always name its symbol; its address does. Markets are not told apart by a reply.
    return kind == ReplyKind::DepthImage &&
           std::any_of(order.lanes.begin(), order.lanes.end(), [&](const DepthBoard::Step& lane) {
               return lane.venue == entry.venue && (entry.url.find(lane.symbol) != std::string::npos ||
                                                    mentions(entry.requestBody, lane.symbol));
           });
}

std::optional<DepthPast> rebuildDepth(const DepthPastOrder& order, Timestamp from, Timestamp to,
                                      const ReadWatchPtr& watch)
{
    const auto wanted = [&order](const RecordEntry& entry) { return concerns(order, entry); };
    auto stream = std::make_unique<RingStream>(
        order.ring, RingStream::Choice{from, to + kBeyond, wanted, order.origin}, watch);
    if (!stream->begin()) return std::nullopt;
    auto recording = Recording::of(std::move(stream), order.ring, order.origin);
    if (!recording) return std::nullopt;

    std::uint8_t venues = 0;
    for (const DepthBoard::Step& lane : order.lanes)
        venues = static_cast<std::uint8_t>(venues | (1u << static_cast<unsigned>(lane.venue)));
    Config config;
    config.history = order.history;
    config.depthOnly = true;
    ReplaySource source(std::move(*recording), venues);
    EventQueue queue(std::numeric_limits<std::size_t>::max());
    SnapshotHub hub;
    ModelEngine engine(config, source.clock(), queue, hub);
    engine.onImageWanted([&](InstrumentId id, LostReason reason) { source.lose(id, reason, queue); });
    engine.setDepthSteps(order.lanes);
    WatchSet watched;
    watched.assets = watched.focus = {order.asset};
    watched.venues = venues;
    if (to > order.to - order.finest * static_cast<std::int64_t>(order.history.fineColumns))
        watched.depthColumnMs = static_cast<int>(order.finest / std::chrono::milliseconds{1});
    engine.setWatch(watched);
    engine.setFocus(order.asset);
    while (source.position() < to + kBeyond && !source.atEnd()) {
        if (watch && watch->cancelled) return std::nullopt;
        source.advance(std::min(source.position() + kStep, to + kBeyond), queue);
        engine.drain();
        engine.tick();
    }
    DepthPast past = engine.depthPast();
    past.from = from;
    return past;
}

DepthPastReader::DepthPastReader(Hooks hooks) : m_hooks(std::move(hooks)), m_thread([this] { run(); }) {}

DepthPastReader::~DepthPastReader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_watch) m_watch->cancelled = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void DepthPastReader::read(DepthPastOrder order)
{
    {
        const std::lock_guard lock(m_mutex);
        m_order = std::move(order);
        if (m_watch) m_watch->cancelled = true;
    }
    m_wake.notify_one();
}

void DepthPastReader::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_order.reset();
    if (m_watch) m_watch->cancelled = true;
}

void DepthPastReader::run()
{
    giveWay();  // live data comes first
    for (;;) {
        DepthPastOrder order;
        ReadWatchPtr watch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || m_order; });
            if (m_stopping) return;
            order = std::move(*m_order);
            m_order.reset();
            watch = m_watch = std::make_shared<ReadWatch>();
        }
        const DiskWork work("reading", order.ring.toStdString(), DiskWork::Kind::Reads);
        for (Timestamp to = order.to; to > order.from && !watch->cancelled;) {
            // Whole minutes: the longest columns do not lie in two pieces.
            const Timestamp from =
                std::max<Timestamp>(order.from, std::chrono::ceil<std::chrono::minutes>(to - kPiece));
            m_hooks.progress(order.asset, static_cast<double>((order.to - to).count()) /
                                              static_cast<double>((order.to - order.from).count()));
            if (auto past = rebuildDepth(order, from, to, watch)) m_hooks.piece(std::move(*past));
            to = from;
        }
        m_hooks.progress({}, 1);
    }
}

}  // namespace plimsoll
