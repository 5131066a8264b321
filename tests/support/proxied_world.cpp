#include "tests/support/proxied_world.h"

#include "tests/support/tls_identity.h"

#include <algorithm>

namespace plimsoll::test {

namespace {

constexpr std::size_t kTape = 5'000'000;

sim::SimSetup marketOf(const ProxiedWorld::Setup& setup)
{
    sim::SimSetup out;
    out.market.assets = setup.assets;
    out.market.assets.insert(out.market.assets.end(), setup.alsoListed.begin(), setup.alsoListed.end());
    out.market.spot = setup.spot;
    out.market.history = std::chrono::hours{26};
    out.market.levels = 60;
    out.market.traders = 0.3;
    out.market.start = setup.start;
    out.scenario = setup.scenario;
    out.speed = setup.speed;
    out.seed = 23;
    out.tape = kTape;
    return out;
}

Config modelConfig(const ProxiedWorld::Setup& setup)
{
    Config c;
    c.network = setup.network;
    return c;
}

}  // namespace

sim::Scenario ProxiedWorld::busy()
{
    sim::Scenario s = sim::calmScenario();
    for (sim::Phase& p : s.phases) p.behaviour.activity = 4;
    return s;
}

NetworkConfig ProxiedWorld::patient()
{
    NetworkConfig c;
    c.askHistory = false;
    c.auditEvery = std::chrono::minutes{10};
    return c;
}

ProxiedWorld::ProxiedWorld(const Setup& setup)
    : clock(setup.start),
      m_setup(setup),
      m_room(new QObject),
      m_wire(new QObject),
      m_told(setup.network.queueHighWater),
      m_judgedQueue(1'000'000'000)
{
    m_venueThread.setObjectName(QStringLiteral("venues"));
    m_wireThread.setObjectName(QStringLiteral("wire"));
    m_room->moveToThread(&m_venueThread);
    m_wire->moveToThread(&m_wireThread);
    m_venueThread.start();
    m_wireThread.start();
    const auto addresses = in(m_room.get(), [&] {
        m_venues = std::make_unique<sim::SimVenues>(marketOf(m_setup));
        m_venues->listen();
        m_judge = std::make_unique<TruthJudge>(*m_venues, m_setup.assets, m_setup.spot, m_told, m_judgedQueue);
        QObject::connect(m_venues.get(), &sim::SimVenues::moved, m_venues.get(), [this] {
            clock.sim.set(m_venues->market().now(), m_venues->paused() ? 0 : m_venues->speed());
        });
        return m_venues->endpoints();
    });
    m_between = in(m_wire.get(), [&] {
        std::map<VenueId, Endpoints> out;
        for (const auto& [venue, at] : addresses) {
            const std::string& url = at.at(Role::Rest);
            const auto port = static_cast<quint16>(std::stoi(url.substr(url.rfind(':') + 1)));
            auto& proxy = m_proxies[static_cast<std::size_t>(venue)];
            proxy = std::make_unique<FaultProxy>(venue, port);
            if (m_setup.tls) proxy->useTls(tlsIdentity("good"));
            proxy->listen();
            out[venue] = proxy->endpoints(at);
        }
        return out;
    });
    if (!m_setup.program) return;
    m_model = std::make_unique<ModelThread>(modelConfig(m_setup), clock, m_judgedQueue, hub);
    m_model->onImageWanted([this](InstrumentId id, LostReason reason) {
        const std::lock_guard lock(m_wishes);
        if (m_hostRuns) m_host->requestImage(id, reason);
    });
    m_host = std::make_unique<FeedHost>(m_setup.network, clock, m_told, m_between);
    WatchSet set;
    set.assets = m_setup.assets;
    set.focus = {m_setup.assets.front()};
    set.spot = m_setup.spot;
    watch(set);
    m_model->setFocus(m_setup.assets.front());
    m_model->start();
    const std::lock_guard lock(m_wishes);
    m_host->start();
    m_hostRuns = true;
}

ProxiedWorld::~ProxiedWorld()
{
    {
        const std::lock_guard lock(m_wishes);
        m_hostRuns = false;
    }
    if (m_host) m_host->stop();
    if (m_model) m_model->stop();
    in(m_wire.get(), [&] {
        for (auto& proxy : m_proxies) proxy.reset();
        m_wire->moveToThread(nullptr);
    });
    in(m_room.get(), [&] {
        m_judge.reset();
        m_venues.reset();
        m_room->moveToThread(nullptr);
    });
    for (AwaitedThread* t : {&m_wireThread, &m_venueThread}) {
        t->quit();
        t->awaitGone();
    }
}

void ProxiedWorld::watch(const WatchSet& set)
{
    m_watch = set;
    m_model->setWatch(set);
    m_host->setWatch(set);
}

void ProxiedWorld::look()
{
    auto read = hub.depth.read();
    if (!read.value || read.version == m_seen) return;
    m_seen = read.version;
    QMetaObject::invokeMethod(
        m_room.get(), [this, depth = std::move(read.value), at = monoMs()] { m_judge->shown(*depth, at); },
        Qt::QueuedConnection);
}

FeedHealth ProxiedWorld::health(VenueId v)
{
    look();
    const auto h = judged([v](TruthJudge& j) { return j.health(v); });
    return h ? *h : FeedHealth{};
}

bool ProxiedWorld::reportedSince(Mono at)
{
    return std::all_of(kVenues.begin(), kVenues.end(), [&](VenueId v) { return health(v).at >= at; });
}

bool ProxiedWorld::allOpen(VenueId v)
{
    const FeedHealth h = health(v);
    return !h.sockets.empty() && std::all_of(h.sockets.begin(), h.sockets.end(),
                                             [](const SocketHealth& s) { return s.state == SocketState::Live; });
}

bool ProxiedWorld::settled()
{
    return std::all_of(kVenues.begin(), kVenues.end(), [this](VenueId v) { return whole(v) && allOpen(v); });
}

TruthJudge::Trades ProxiedWorld::tradesMissing(VenueId v)
{
    return judged([v](TruthJudge& j) { return j.tradesMissing(v); });
}

bool ProxiedWorld::tradesArrived(VenueId v, const TruthJudge::Trades& missingThen)
{
    const TruthJudge::Trades now = tradesMissing(v);
    return std::all_of(now.begin(), now.end(), [&](const auto& row) {
        const auto then = missingThen.find(row.first);
        return row.second >= 0 && row.second <= (then == missingThen.end() ? 0 : then->second);
    });
}

double ProxiedWorld::takeLateness()
{
    return judged([](TruthJudge& j) { return j.takeLateness(); });
}

bool ProxiedWorld::socketSays(VenueId v, const std::string& part)
{
    const FeedHealth h = health(v);
    return h.headline.find(part) != std::string::npos ||
           std::any_of(h.sockets.begin(), h.sockets.end(),
                       [&](const SocketHealth& s) { return s.lastError.find(part) != std::string::npos; });
}

Freshness ProxiedWorld::shownBook(VenueId v)
{
    look();
    const auto depth = hub.depth.read().value;
    if (!depth) return Freshness::Off;
    for (const DepthLane& lane : depth->lanes)
        if (lane.venue == v && lane.market == Market::Perp)
            return lane.state == BookState::Live ? lane.fresh : Freshness::Stale;
    return Freshness::Off;
}

}  // namespace plimsoll::test
