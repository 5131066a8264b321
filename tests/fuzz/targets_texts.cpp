// What people import, paste, edit by hand and keep: read, or refused with a reason, and what was read is written
// so that it is read again alike.
#include "app/alert_store.h"
#include "app/cli/calc_json.h"
#include "app/desk_store.h"
#include "app/endpoints_file.h"
#include "app/track_store.h"
#include "feeds/recording/incident.h"
#include "feeds/sim/scenario.h"
#include "model/analytics/registry.h"
#include "model/analytics/vocabulary.h"
#include "model/boards/phase_past.h"
#include "model/desk/desk_import.h"
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>

#include <cmath>

namespace plimsoll::fuzz {

namespace {

QByteArray bytesOf(std::string_view input)
{
    return {input.data(), static_cast<qsizetype>(input.size())};
}

void runAlerts(std::string_view input)
{
    QStringList problems;
    const auto once = alertsToJson(alertsFromJson(bytesOf(input), problems));
    problems.clear();
    require(alertsToJson(alertsFromJson(once, problems)) == once && problems.isEmpty(), "alerts are kept as read");
}
std::vector<std::string> alertSeeds()
{
    AlertRule rule;
    rule.id = 7;
    rule.title = "Price";
    rule.conditions = {{*analytics::metricId("price"), "BTC", VenueId::Okx, AlertOperator::CrossesUp, 84'100.5},
                       {*analytics::metricId("r8"), {}, {}, AlertOperator::RisesBy, 2, std::chrono::minutes{5}}};
    return {alertsToJson({rule}).toStdString(), R"({"schema":1,"alerts":[{}]})"};
}

void runLimits(std::string_view input)
{
    QStringList problems;
    const auto once = limitsToJson(limitsFromJson(bytesOf(input), problems));
    problems.clear();
    require(limitsToJson(limitsFromJson(once, problems)) == once && problems.isEmpty(), "limits are kept as read");
}
std::vector<std::string> limitSeeds()
{
    return {R"({"schema":1,"limits":{"FUND_LONG":{"enter":0.0006,"exit":0.0004}}})"};
}

void runDesk(std::string_view input)
{
    QStringList problems;
    const auto once = deskToJson(deskFromJson(bytesOf(input), problems));
    problems.clear();
    require(deskToJson(deskFromJson(once, problems)) == once && problems.isEmpty(), "a desk is kept as read");
}
std::vector<std::string> deskSeeds()
{
    Desk desk;
    desk.positions = importPositions("okx,BTC,long,1.5,100000,10,95000\nbinance,ETH,short,20,4000,5,\n").positions;
    return {deskToJson(desk).toStdString(), deskToJson({}).toStdString()};
}

void runImport(std::string_view input)
{
    const DeskImport read = importPositions(input);
    for (const Position& p : read.positions) require(positionProblem(p).empty(), "what is taken makes sense");
    const DeskImport again = importPositions(positionsAsTsv(read.positions));
    require(again.positions.size() == read.positions.size() && again.problems.empty(),
            "what is taken can be written and taken again");
}
std::vector<std::string> importSeeds()
{
    return {"venue,asset,side,size,entry,leverage,stop\nokx,BTC,long,1.5,100000,10,95000\n",
            "Symbol\tSide\tSize\tEntry Price\n1000PEPEUSDT\tSell\t1,000\t0.0123\n",
            "binance;ETH;kurz;20;4000,5;5;\n", "\"BTC-USDT-SWAP\",buy,\"2,5\",\"1e5\"\n"};
}

void runTrack(std::string_view input)
{
    QString problem;
    const auto once = trackToJson(trackFromJson(bytesOf(input), problem));
    problem.clear();
    require(trackToJson(trackFromJson(once, problem)) == once && problem.isEmpty(), "records are kept as read");
}
std::vector<std::string> trackSeeds()
{
    return {trackToJson({}).toStdString()};
}

void runIncident(std::string_view input)
{
    const auto incident = incidentFromJson(bytesOf(input));
    require(incident || !incident.error().isEmpty(), "what is no incident says why");
}
std::vector<std::string> incidentSeeds()
{
    return {
        R"({"schema":1,"name":"20251010T211500Z","source":"LIVE","program":"1","at_ms":1,"from_ms":0,"to_ms":2,)"
        R"("state":"complete","reasons":[{"at_ms":1,"kind":"key","text":"t"}],"note":""})"};
}

void runEndpoints(std::string_view input)
{
    const auto map = parseEndpoints(bytesOf(input), QStringLiteral("file"));
    require(map || map.error().startsWith(QLatin1String("file")), "an error names the file");
}
std::vector<std::string> endpointSeeds()
{
    return {R"({"binance":{"rest":"http://127.0.0.1:1","ws":"ws://127.0.0.1:1"},"okx":{"ws":"wss://[::1]:2"}})"};
}

void runScenario(std::string_view input)
{
    const auto scenario = sim::readScenario(bytesOf(input), QStringLiteral("file"));
    require(scenario || scenario.error().text().contains(QLatin1String("file")), "an error names the file");
}
std::vector<std::string> scenarioSeeds()
{
    std::vector<std::string> seeds;
    const QDir dir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/scenarios"));
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly)) seeds.push_back(file.readAll().toStdString());
    }
    return seeds;
}

bool finite(const analytics::Value& value)
{
    if (const double* x = value.number()) return std::isfinite(*x);
    if (const auto* list = value.list()) {
        for (const analytics::Value& v : *list)
            if (!finite(v)) return false;
    } else if (const auto* object = value.object()) {
        for (const auto& member : *object)
            if (!finite(member.value)) return false;
    }
    return true;
}
// "function {inputs}"
void runCalc(std::string_view input)
{
    const std::size_t space = std::min(input.find(' '), input.size());
    const auto inputs = valueFromJson(bytesOf(input.substr(std::min(space + 1, input.size()))));
    if (!inputs) {
        require(!inputs.error().isEmpty(), "what is no JSON says why");
        return;
    }
    const auto outcome = analytics::callFunction(input.substr(0, space), *inputs);
    for (const auto& member : outcome.outputs) require(finite(member.value), "every output is finite");
    require(outcome.status == analytics::CallStatus::Done || !outcome.error.empty(), "no answer says why");
}
std::vector<std::string> calcSeeds()
{
    std::vector<std::string> seeds;
    for (const analytics::FunctionRow& row : analytics::functionTable()) {
        // Its inputs by name, each a number; the fuzzer finds out the kinds.
        std::string seed(row.name), inputs(row.inputs);
        seed += " {";
        for (std::size_t at = 0; at < inputs.size();) {
            const std::size_t end = std::min(inputs.find(", ", at), inputs.size());
            const std::size_t name = inputs.find_first_of("=?", at);
            if (seed.back() != '{') seed += ',';
            seed += '"' + inputs.substr(at, std::min(name, end) - at) + "\":1.5";
            at = end + 2;
        }
        seeds.push_back(seed + '}');
    }
    return seeds;
}

// "what\ndata": a phase or a flush as the history has it.
void runEpisodes(std::string_view input)
{
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string what(input.substr(0, line)), data(input.substr(std::min(line + 1, input.size())));
    std::vector<store::EpisodeRow> rows;
    for (const char* kind : {"phase", "flush"}) {
        store::EpisodeRow row;
        row.ms = 1'800'000'000'000;
        row.untilMs = row.ms + 60'000;
        row.kind = kind;
        row.asset = "BTC";
        row.what = what;
        row.data = data;
        rows.push_back(std::move(row));
    }
    const PhasePast past = pastOf(rows);
    std::vector<store::EpisodeRow> kept;
    for (const auto& [asset, stretches] : past.stretches)
        for (const PhaseStretch& s : stretches) kept.push_back(rowOf(asset, s));
    for (const FlushEntry& f : past.flushes) kept.push_back(rowOf(f, fromUnixMs(1'800'000'060'000)));
    const PhasePast again = pastOf(kept);
    std::size_t stretches = 0, stretchesAgain = 0;
    for (const auto& [asset, list] : past.stretches) stretches += list.size();
    for (const auto& [asset, list] : again.stretches) stretchesAgain += list.size();
    require(stretches == stretchesAgain && past.flushes.size() == again.flushes.size(),
            "what was read is read again");
    static_cast<void>(resumeOf(past, "BTC", fromUnixMs(1'800'000'060'000)));
}
std::vector<std::string> episodeSeeds()
{
    return {"normal\n{}", "build_up\n{\"facts\":[],\"since\":1}", "down\n{\"usd\":1e6,\"start\":1,\"low\":2.5}"};
}

}  // namespace

std::span<const Target> textTargets()
{
    static constexpr Target rows[] = {
        {"alerts", &runAlerts, &alertSeeds},
        {"limits", &runLimits, &limitSeeds},
        {"desk", &runDesk, &deskSeeds},
        {"positions", &runImport, &importSeeds},
        {"records", &runTrack, &trackSeeds},
        {"incident", &runIncident, &incidentSeeds},
        {"endpoints", &runEndpoints, &endpointSeeds},
        {"scenario", &runScenario, &scenarioSeeds},
        {"calc", &runCalc, &calcSeeds},
        {"episodes", &runEpisodes, &episodeSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
