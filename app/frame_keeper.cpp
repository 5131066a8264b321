#include "app/frame_keeper.h"

#include "feeds/recording/told_again.h"

#include <algorithm>

namespace plimsoll {

namespace {

// Books of an asset that was just chosen come within moments; some never do.
constexpr int kPatience = 5;
// Less than this is not worth a look.
constexpr std::chrono::seconds kWorthwhile{30};

BlackBox::Options optionsFor(const FrameKeeper::Where& where, const Config& config, const Clock& clock)
{
    BlackBox::Options o;
    o.folder = where.ring;
    o.incidents = where.incidents;
    o.origin = where.origin;
    o.limits = config.blackBox;
    o.program = PLIMSOLL_VERSION;
    o.now = [&clock] { return clock.wall(); };
    return o;
}

}  // namespace

FrameKeeper::FrameKeeper(Where where, const Config& config, const Clock& clock, ModelThread& model,
                         SnapshotHub& hub)
    : m_where(std::move(where)),
      m_history(config.history),
      m_clock(clock),
      m_model(model),
      m_hub(hub),
      m_begun(clock.wall()),
      m_limits(config.blackBox),
      m_reader({[this](DepthPast&& past) { m_model.addDepthPast(std::move(past)); },
                [this](const std::string& asset, double share) {
                    {
                        const std::lock_guard lock(m_mutex);
                        m_rebuilding = asset;
                        m_share = share;
                    }
                    publish();
                }}),
      m_box([&] {
          BlackBox::Options o = optionsFor(m_where, config, clock);
          o.booksWanted = [this] {
              m_model.requestBooks([this](std::vector<BookImage>&& books) {
                  for (const BookImage& book : books) m_box.push(ownBook(book, m_clock.wall(), m_clock.mono()));
              });
          };
          o.told = [this](const BlackBox::State& state) {
              {
                  const std::lock_guard lock(m_mutex);
                  m_state = state;
              }
              publish();
          };
          return o;
      }())
{
}

FrameKeeper::~FrameKeeper() = default;

void FrameKeeper::setLimits(const BlackBoxConfig& limits)
{
    {
        const std::lock_guard lock(m_mutex);
        m_limits = limits;
    }
    m_box.setLimits(limits);
    publish();
}

void FrameKeeper::freeze(const std::string& text, const std::string& asset)
{
    m_box.freeze({m_clock.wall(), Incident::Kind::Key, text, asset, {}, {}});
}

void FrameKeeper::setFocus(const std::string& asset)
{
    if (asset == m_focus) return;
    m_focus = asset;
    m_asked.clear();
    m_waited = 0;
    m_reader.cancel();
}

void FrameKeeper::look()
{
    const auto risk = m_hub.risk.read();
    if (risk.value && risk.version != m_riskSeen) {
        m_riskSeen = risk.version;
        for (Incident::Reason& reason : m_freezer.look(*risk.value)) m_box.freeze(std::move(reason));
    }

    const auto depth = m_hub.depth.read().value;
    if (!depth || depth->asset != m_focus || m_focus.empty() || depth->lanes.empty()) return;
    // Who turns to shorter columns gets the past of those as well, as far as they are kept.
    Duration column{};
    for (const DepthLane& lane : depth->lanes)
        if (lane.history.step.raw > 0 && (column == Duration{} || lane.history.column < column))
            column = lane.history.column;
    const bool other = m_asked == m_focus && column != m_askedColumn;
    if (other) m_askedColumn = column;
    const bool finer = other && column > Duration{} && column < m_history.column;
    if (m_asked == m_focus && !finer) return;
    const bool all = std::all_of(depth->lanes.begin(), depth->lanes.end(),
                                 [](const DepthLane& lane) { return lane.history.step.raw > 0; });
    if (!all && ++m_waited < kPatience) return;
    m_asked = m_focus;
    m_askedColumn = column;
    DepthPastOrder order;
    order.ring = m_where.ring;
    order.asset = m_focus;
    order.origin = m_where.origin;
    order.history = m_history;
    const Timestamp now = m_clock.wall();
    const Duration fine = column * static_cast<std::int64_t>(m_history.fineColumns);
    order.from = finer ? now - fine : now - m_history.past;
    if (column > Duration{} && column < m_history.column) order.finest = column;
    if (m_where.oneRun) order.from = std::max(order.from, m_begun);
    order.to = order.from;
    for (const DepthLane& lane : depth->lanes) {
        order.lanes.push_back({lane.venue, lane.market, lane.symbol, lane.history.step});
        const bool begun = !lane.history.blocks.empty() && !lane.history.blocks.front()->columns.empty();
        order.to = std::max(order.to, begun ? lane.history.blocks.front()->columns.front().start : now);
    }
    if (order.to - order.from >= kWorthwhile) m_reader.read(std::move(order));
}

void FrameKeeper::publish()
{
    BlackBoxStatus s;
    {
        const std::lock_guard lock(m_mutex);
        s.wanted = m_limits.on;
        s.largestBytes = m_limits.bytes;
        s.on = m_state.on;
        s.trouble = m_state.trouble.toStdString();
        s.bytes = m_state.bytes;
        s.first = m_state.first;
        s.last = m_state.last;
        s.entries = m_state.entries;
        s.dropped = m_state.dropped;
        for (const Incident& open : m_state.open)
            s.freezing.push_back(
                {open.name, open.reasons.empty() ? std::string() : open.reasons.front().text, open.at, open.to});
        s.lastIncident = m_state.lastIncident.toStdString();
        s.incidents = m_state.incidents;
        s.rebuilding = m_rebuilding;
        s.rebuiltShare = m_share;
    }
    s.folder = m_where.ring.toStdString();
    m_hub.blackBox.publish(std::move(s));
}

}  // namespace plimsoll
