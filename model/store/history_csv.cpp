#include "model/store/history_csv.h"

#include "model/store/csv.h"

#include <array>
#include <charconv>
#include <ctime>

namespace plimsoll::store {

namespace {

using Kind = CsvColumn::Kind;

constexpr CsvColumn kInstruments[] = {{"venue", Kind::Text}, {"market", Kind::Text}, {"symbol", Kind::Text},
                                      {"asset", Kind::Text}, {"quote", Kind::Text},  {"multiplier", Kind::Needed}};
constexpr CsvColumn kSeconds[] = {
    {"mid", Kind::Number},         {"spread_bp", Kind::Number}, {"mark", Kind::Number},
    {"index_price", Kind::Number}, {"bid10", Kind::Number},     {"ask10", Kind::Number},
    {"bid25", Kind::Number},       {"ask25", Kind::Number},     {"bid100", Kind::Number},
    {"ask100", Kind::Number},      {"oi_base", Kind::Number},   {"r8", Kind::Number},
    {"buy_usd", Kind::Number},     {"sell_usd", Kind::Number},  {"long_usd", Kind::Number},
    {"short_usd", Kind::Number}};
constexpr CsvColumn kMinutes[] = {
    {"open", Kind::Number},        {"high", Kind::Number},      {"low", Kind::Number},
    {"close", Kind::Number},       {"spread_bp", Kind::Number}, {"mark", Kind::Number},
    {"index_price", Kind::Number}, {"bid10", Kind::Number},     {"ask10", Kind::Number},
    {"bid25", Kind::Number},       {"ask25", Kind::Number},     {"bid100", Kind::Number},
    {"ask100", Kind::Number},      {"oi_base", Kind::Number},   {"r8", Kind::Number},
    {"buy_usd", Kind::Number},     {"sell_usd", Kind::Number},  {"long_usd", Kind::Number},
    {"short_usd", Kind::Number},   {"looks", Kind::Whole}};
constexpr CsvColumn kLiquidations[] = {{"received_ms", Kind::Whole}, {"side", Kind::Text},
                                       {"price", Kind::Needed},      {"coins", Kind::Needed},
                                       {"usd", Kind::Number},        {"price_kind", Kind::Text}};
constexpr CsvColumn kSettled[] = {{"rate", Kind::Needed}, {"interval_h", Kind::Number}};
constexpr CsvColumn kBars[] = {{"seconds", Kind::Whole},  {"open", Kind::Needed},  {"high", Kind::Needed},
                               {"low", Kind::Needed},     {"close", Kind::Needed}, {"buy_usd", Kind::Number},
                               {"sell_usd", Kind::Number}};
constexpr CsvColumn kInterest[] = {{"oi_base", Kind::Needed}};
constexpr CsvColumn kJournal[] = {{"kind", Kind::Text},  {"asset", Kind::Text}, {"what", Kind::Text},
                                  {"level", Kind::Text}, {"text", Kind::Text},  {"evidence", Kind::Text}};
constexpr CsvColumn kEpisodes[] = {{"kind", Kind::Text},
                                   {"asset", Kind::Text},
                                   {"until_ms", Kind::Whole},
                                   {"what", Kind::Text},
                                   {"data", Kind::Text}};
constexpr CsvColumn kUsual[] = {{"how", Kind::Whole},         {"weeks", Kind::Whole},
                                {"depth100", Kind::Number},   {"spread_bp", Kind::Number},
                                {"volume_usd", Kind::Number}, {"range_bp", Kind::Number}};

constexpr CsvTable kTables[] = {
    {"instruments", nullptr, false, true, kInstruments},
    {"seconds", "t", true, true, kSeconds},
    {"minutes", "t", true, true, kMinutes},
    {"liquidations", "ms", true, false, kLiquidations},
    {"settled", "ms", true, true, kSettled},
    {"venue_bars", "t", true, true, kBars},
    {"venue_interest", "t", true, true, kInterest},
    {"journal", "ms", false, false, kJournal},
    {"episodes", "ms", false, true, kEpisodes},
    {"usual", nullptr, true, true, kUsual},
};

bool inMs(const CsvTable& table)
{
    return table.time && std::string_view(table.time) == "ms";
}

void putUtc(std::string& line, std::int64_t at, bool ms)
{
    const std::time_t seconds = std::time_t(ms ? at / 1'000 : at);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    line.append(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts));
    if (ms) {
        const std::string left = std::to_string(at % 1'000);
        line += '.';
        line.append(3 - std::min<std::size_t>(3, left.size()), '0');
        line += left;
    }
    line += "Z,";
    line += std::to_string(at);
}

void putNumber(std::string& line, double v)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, v);
    line.append(text, end.ptr);
}

std::string selection(const CsvTable& table, const CsvRange& range)
{
    std::string sql = "SELECT ";
    const auto add = [&](const char* prefix, const char* name) {
        if (!sql.ends_with(' ')) sql += ", ";
        sql += prefix;
        sql += name;
    };
    if (table.time) add("x.", table.time);
    if (table.instrument)
        for (const char* name : {"venue", "market", "symbol"}) add("i.", name);
    for (const CsvColumn& c : table.columns) add("x.", c.name);
    sql += " FROM ";
    sql += table.name;
    sql += " x";
    if (table.instrument) sql += " JOIN instruments i ON i.id = x.instrument";
    std::string where;
    const auto only = [&](const std::string& what) { where += where.empty() ? " WHERE " + what : " AND " + what; };
    if (table.time) {
        const std::int64_t unit = inMs(table) ? 1'000 : 1;
        const std::string column = std::string("x.") + table.time;
        if (range.from > 0) only(column + " >= " + std::to_string(range.from * unit));
        if (range.to < INT64_MAX) only(column + " < " + std::to_string(range.to * unit));
    }
    if (!range.assets.empty()) {
        std::string in = table.instrument ? "i.asset IN (" : "x.asset IN (";
        for (std::size_t n = 0; n < range.assets.size(); ++n) in += n == 0 ? "?" : ",?";
        only(in + ")");
    }
    return sql + where;
}

}  // namespace

std::vector<std::string> CsvTable::header() const
{
    std::vector<std::string> names;
    if (time) names = {"utc", inMs(*this) ? "unix_ms" : "unix_s"};
    if (instrument) names.insert(names.end(), {"venue", "market", "symbol"});
    for (const CsvColumn& c : columns) names.emplace_back(c.name);
    return names;
}

std::span<const CsvTable> csvTables()
{
    return kTables;
}

Stored<std::int64_t> exportTable(Connection& db, const CsvTable& table, const CsvRange& range,
                                 const std::function<bool(std::string_view)>& put)
{
    Stored<Statement> s = db.prepare(selection(table, range));
    if (!s) return Unexpected{s.error()};
    int parameter = 0;
    for (const std::string& asset : range.assets) s->bind(++parameter, std::string_view(asset));
    std::string lines;
    for (const std::string& name : table.header()) {
        if (!lines.empty()) lines += ',';
        lines += name;
    }
    lines += "\r\n";
    for (std::int64_t rows = 0;; ++rows) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row || lines.size() > 60'000) {
            if (!put(lines)) return rows;
            lines.clear();
        }
        if (!*row) return rows;
        int at = 0;
        const auto comma = [&] {
            if (at > 0) lines += ',';
        };
        if (table.time) putUtc(lines, s->integer(at++), inMs(table));
        for (int n = 0; table.instrument && n < 3; ++n) {
            comma();
            putCell(lines, guarded(s->text(at++)));
        }
        for (const CsvColumn& c : table.columns) {
            comma();
            switch (c.kind) {
                case Kind::Whole: lines += std::to_string(s->integer(at)); break;
                case Kind::Text: putCell(lines, guarded(s->text(at))); break;
                case Kind::Number:
                case Kind::Needed:
                    if (const auto v = s->number(at)) putNumber(lines, *v);
                    break;
            }
            ++at;
        }
        lines += "\r\n";
    }
}

}  // namespace plimsoll::store
