#include "tests/fuzz/simulated.h"

#include "feeds/sim/scenario.h"
#include "feeds/sim/sim_venues.h"
#include "feeds/venue_session.h"
#include "feeds/ws_channel.h"
#include "tests/fuzz/targets.h"

#include <QAbstractEventDispatcher>
#include <QDir>

#include <set>

namespace plimsoll::fuzz {

namespace {

constexpr std::size_t kLongest = 60'000, kOfOneForm = 2, kOfScenario = 40, kLinesOfCapture = 60;

// The text without what varies: digits, and rows that repeat.
std::string formOf(std::string_view text)
{
    std::string form;
    for (const char c : text) {
        const bool digit = (c >= '0' && c <= '9') || c == '.';
        if (digit && form.ends_with('0')) continue;
        form += digit ? '0' : c;
        // A row that is the same as the one before it.
        for (const std::size_t n : {11u, 10u, 8u, 7u, 5u, 2u})
            while (form.size() >= 2 * n && std::string_view(form).substr(form.size() - n) ==
                                               std::string_view(form).substr(form.size() - 2 * n, n))
                form.resize(form.size() - n);
    }
    return form.substr(0, 200);
}

class Collector {
public:
    void nextScenario() { ++m_scenarios; }
    void take(RecordEntry&& e)
    {
        if (e.kind == EntryKind::Ended || e.payload.size() > kLongest) return;
        std::string form = std::to_string(static_cast<int>(e.kind)) + std::to_string(static_cast<int>(e.market));
        form += formOf(e.kind == EntryKind::Reply ? e.url.substr(0, e.url.find('?')) : "");
        form += formOf(e.requestBody);
        form += formOf(e.payload);
        std::string& capture = m_captures[e.venue];
        if (e.kind == EntryKind::Frame && m_lines[e.venue]++ % 40 < kLinesOfCapture / 20 &&
            capture.size() < kLongest / 2) {
            capture += std::to_string(toUnixNs(e.received));
            capture += ' ';
            capture += e.payload;
            capture += '\n';
        }
        if (++m_forms[{e.venue, std::move(form)}] > kOfOneForm) return;
        const std::string venue(venueKey(e.venue));
        std::string seed(1, e.market == Market::Spot ? 's' : 'p');
        if (e.kind == EntryKind::Reply) {
            if (auto reply = replySeed(e)) add("replies_" + venue, std::move(*reply));
            seed += e.requestBody.empty() ? "GET " : "POST ";
            seed += e.url;
            if (!e.requestBody.empty()) seed += ' ' + e.requestBody;
            seed += '\n';
        } else if (e.kind == EntryKind::Sent) {
            return;
        }
        add("codec_" + venue, seed + e.payload);
    }
    std::map<std::string, std::vector<std::string>> seeds() &&
    {
        for (const auto& [venue, text] : m_captures) {
            m_seeds["capture"].push_back(text);
            m_seeds["replay"].push_back('c' + text);
        }
        return std::move(m_seeds);
    }

private:
    void add(const std::string& target, std::string seed)
    {
        std::vector<std::string>& all = m_seeds[target];
        if (all.size() < kOfScenario * m_scenarios) all.push_back(std::move(seed));
    }

    std::map<std::string, std::vector<std::string>> m_seeds;
    std::map<std::pair<VenueId, std::string>, std::size_t> m_forms;
    std::map<VenueId, std::string> m_captures;
    std::map<VenueId, std::size_t> m_lines;
    std::size_t m_scenarios = 0;
};

void settle()
{
    QAbstractEventDispatcher* const loop = QAbstractEventDispatcher::instance();
    while (loop->processEvents(QEventLoop::AllEvents)) {
    }
}

void play(const sim::Scenario& scenario, Collector& collector)
{
    sim::SimSetup setup;
    setup.scenario = scenario;
    setup.running = false;
    setup.limits = false;
    setup.market.assets = {"BTC", "ETH", "SOL"};
    setup.market.levels = 40;
    setup.market.history = std::chrono::hours{2};
    sim::SimVenues venues(setup);
    require(venues.listen().isEmpty(), "the simulated venues have their ports");
    WatchSet watch;
    watch.assets = setup.market.assets;
    watch.focus = {"BTC"};
    watch.candidates = {"ETH", "SOL"};
    watch.accounts = {"0x5100000000000000000000000000000000000001"};
    const SystemClock clock;
    std::vector<std::unique_ptr<VenueSession>> sessions;
    for (const auto& [venue, endpoints] : venues.endpoints()) {
        VenueSession::Ports ports;
        ports.push = [](EventBatch&&) { return false; };
        ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
        ports.makeChannel = [&clock] { return std::make_unique<WsChannel>(NetworkConfig{}, clock); };
        ports.tap = [&collector](RecordEntry&& e) { collector.take(std::move(e)); };
        auto& session = sessions.emplace_back(std::make_unique<VenueSession>(
            *venueProfile(venue), endpoints, NetworkConfig{}, clock, std::move(ports), 17));
        session->setWatch(watch);
        session->start();
    }
    // Sessions ask in their own time, so that some of this one passes as well.
    const Mono end = clock.mono() + std::chrono::seconds(6);
    while (clock.mono() < end) {
        venues.advance(std::chrono::milliseconds(2'000));
        settle();
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
}

}  // namespace

std::map<std::string, std::vector<std::string>> simulatedSeeds()
{
    Collector collector;
    const QDir dir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/scenarios"));
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        require(file.open(QIODevice::ReadOnly), "a scenario can be read");
        const auto scenario = sim::readScenario(file.readAll(), name);
        require(scenario.hasValue(), "a scenario of the program is one");
        collector.nextScenario();
        play(*scenario, collector);
    }
    return std::move(collector).seeds();
}

}  // namespace plimsoll::fuzz
