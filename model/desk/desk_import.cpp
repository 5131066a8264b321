#include "model/desk/desk_import.h"

#include "model/kept_time.h"
#include "model/market/asset_typed.h"
#include "model/market/instrument.h"
#include "model/store/csv.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace plimsoll {

namespace {

enum class Column : std::uint8_t {
    Venue,
    Market,
    Asset,
    Side,
    Size,
    Entry,
    Mode,
    Margin,
    Leverage,
    Stop,
    Mmr,
    Opened,
    Note
};

struct Heading {
    const char* word;  // lower case, letters and digits alone
    Column column;
};
// What exports of venues and people call them. The first of each is what we write.
constexpr Heading kHeadings[] = {
    {"venue", Column::Venue},       {"exchange", Column::Venue},
    {"market", Column::Market},     {"type", Column::Market},
    {"asset", Column::Asset},       {"symbol", Column::Asset},
    {"coin", Column::Asset},        {"contract", Column::Asset},
    {"instrument", Column::Asset},  {"pair", Column::Asset},
    {"side", Column::Side},         {"direction", Column::Side},
    {"size", Column::Size},         {"coins", Column::Size},
    {"qty", Column::Size},          {"quantity", Column::Size},
    {"amount", Column::Size},       {"position", Column::Size},
    {"entry", Column::Entry},       {"entryprice", Column::Entry},
    {"avgprice", Column::Entry},    {"avgentryprice", Column::Entry},
    {"price", Column::Entry},       {"mode", Column::Mode},
    {"marginmode", Column::Mode},   {"margintype", Column::Mode},
    {"margin", Column::Margin},     {"isolatedmargin", Column::Margin},
    {"leverage", Column::Leverage}, {"lev", Column::Leverage},
    {"stop", Column::Stop},         {"stoploss", Column::Stop},
    {"stopprice", Column::Stop},    {"sl", Column::Stop},
    {"mmr", Column::Mmr},           {"maintenance", Column::Mmr},
    {"opened", Column::Opened},     {"openedutc", Column::Opened},
    {"opentime", Column::Opened},   {"note", Column::Note},
    {"notes", Column::Note},        {"comment", Column::Note},
};
constexpr Column kPlainOrder[] = {Column::Venue, Column::Asset,    Column::Side, Column::Size,
                                  Column::Entry, Column::Leverage, Column::Stop};

std::string trimmed(std::string_view s)
{
    while (!s.empty() && std::isspace(static_cast<unsigned char>(s.front()))) s.remove_prefix(1);
    while (!s.empty() && std::isspace(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
    return std::string(s);
}

// Lower case, letters and digits alone: "Entry price" and "entry_price" are one word.
std::string folded(std::string_view s)
{
    std::string out;
    for (const char c : s) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80 && std::isalnum(u)) out += static_cast<char>(std::tolower(u));
    }
    return out;
}

std::string inQuotes(std::string_view s)
{
    std::string out = "\"";
    out += s.substr(0, 40);
    return out.append("\"");
}

void drop(std::string& s, std::string_view part)
{
    for (auto at = s.find(part); at != std::string::npos; at = s.find(part)) s.erase(at, part.size());
}

bool isLetter(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// How many ones each of a number is, by what stands behind it: thousands by "k" and "k USDT", one by units ("x",
// "BTC", " kPEPE"). None where both may be meant: "kBTC" without a space, "mio".
std::optional<double> timesOf(std::string_view behind)
{
    const bool apart = behind.starts_with(' ');
    while (behind.starts_with(' ')) behind.remove_prefix(1);
    const std::string_view first = behind.substr(0, behind.find(' '));
    std::string word = folded(first);
    for (const std::string_view quote : {"usdt", "usdc", "usd"})
        if (word.size() > quote.size() && word.ends_with(quote)) {
            word.resize(word.size() - quote.size());
            break;
        }
    if (word == "k") return 1e3;
    if (word == "m") return 1e6;
    if (word == "bn") return 1e9;
    for (const char* large : {"b", "mn", "mio"})
        if (word == large) return std::nullopt;
    const bool both =
        !apart && first.size() > 1 && (first[0] == 'k' || first[0] == 'm') && first[1] >= 'A' && first[1] <= 'Z';
    return both ? std::nullopt : std::optional(1.0);
}

// Takes the signs out of "1,234,567"; where they part no thousands, "12,34" or "0,123", they stay.
void ungroup(std::string& s, char sign, char point)
{
    const std::size_t begin = s.starts_with('-') || s.starts_with('+') ? 1 : 0;
    const std::string whole = s.substr(begin, std::min(s.find(point), s.size()) - begin);
    if (whole.find(sign) == std::string::npos) return;
    std::string digits;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t next = std::min(whole.find(sign, at), whole.size());
        const std::string group = whole.substr(at, next - at);
        const bool fits =
            at == 0 ? !group.empty() && group.size() <= 3 && group.front() != '0' : group.size() == 3;
        if (!fits || group.find_first_not_of("0123456789") != std::string::npos) return;
        digits += group;
        at = next + 1;
    }
    s.replace(begin, whole.size(), digits);
}

// "1,234.5", "$84,012", "−0.5", "10x", "25k", "0.5 %" (as 0.5). Groups are of three, or a comma is no sign of
// thousands and none of decimals either; a point that parts none is a decimal point.
std::optional<double> number(std::string s, bool decimalComma)
{
    for (auto at = s.find("\u2212"); at != std::string::npos; at = s.find("\u2212"))
        s.erase(at, 3), s.insert(at, 1, '-');
    for (const std::string_view space : {"\u00a0", "\u202f"})
        for (auto at = s.find(space); at != std::string::npos; at = s.find(space))
            s.erase(at, space.size()), s.insert(at, 1, ' ');
    for (const char* sign : {"$", "\u00d7", "%", "'", "_"}) drop(s, sign);
    std::size_t size = s.size();
    while (size > 0 && (isLetter(s[size - 1]) || s[size - 1] == ' ')) --size;
    const std::optional<double> times = timesOf(std::string_view(s).substr(size));
    if (!times) return std::nullopt;
    s.resize(size);
    drop(s, " ");
    ungroup(s, decimalComma ? '.' : ',', decimalComma ? ',' : '.');
    if (decimalComma) std::replace(s.begin(), s.end(), ',', '.');
    if (!s.empty() && s.front() == '+') s.erase(0, 1);
    double v = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
    if (error != std::errc() || end != s.data() + s.size() || s.empty()) return std::nullopt;
    v *= *times;
    return std::isfinite(v) ? std::optional(v) : std::nullopt;
}

// "2025-11-22", "2025-11-22 14:36", "2025-11-22T14:36:09Z": UTC.
std::optional<Timestamp> moment(const std::string& s)
{
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, sec = 0;
    char t = ' ';
    const int n = std::sscanf(s.c_str(), "%4d-%2d-%2d%c%2d:%2d:%2d", &y, &mo, &d, &t, &h, &mi, &sec);
    if (n != 3 && n < 6) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(mo)},
                                          std::chrono::day{static_cast<unsigned>(d)}};
    if (!day.ok() || h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 59) return std::nullopt;
    const auto days = std::chrono::sys_days(day).time_since_epoch();
    return keptTime(double(std::chrono::duration_cast<std::chrono::milliseconds>(days).count() +
                           (h * 3'600ll + mi * 60ll + sec) * 1'000));
}

std::optional<VenueId> venueOf(const std::string& cell)
{
    const std::string word = folded(cell);
    for (const VenueId v : kVenues) {
        if (word == folded(venueKey(v)) || word == folded(venueCode(v))) return v;
        if (!word.empty() && word.starts_with(folded(venueKey(v)))) return v;  // "Binance Futures"
    }
    return std::nullopt;
}

AssetName assetOf(std::string cell)
{
    // "btcusdt" is BTC, but "kPEPE" is a thousand PEPE.
    const auto upper = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
    if (std::none_of(cell.begin(), cell.end(), upper))
        for (char& c : cell) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (const char* tail : {"-SWAP", "-PERP", "_PERP", ".P", " PERP"})
        if (cell.size() > std::string_view(tail).size() && cell.ends_with(tail))
            cell.resize(cell.size() - std::string_view(tail).size());
    const auto cut = cell.find_first_of("-/_: ");
    if (cut != std::string::npos && cut > 0) return unifiedAsset(cell.substr(0, cut));
    const SymbolParts parts = splitSymbol(cell);
    return unifiedAsset(parts.quote.empty() || parts.base.empty() ? cell : parts.base);
}

using Cells = std::vector<std::string>;

struct Line {
    const Cells& cells;
    const std::vector<std::optional<Column>>& columns;
    bool decimalComma = false;
    std::string problem{};

    std::string text(Column column) const
    {
        for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i)
            if (columns[i] == column) return trimmed(cells[i]);
        return {};
    }
    void fail(std::string why)
    {
        if (problem.empty()) problem = std::move(why);
    }
    std::optional<double> numberIf(Column column, const char* name)
    {
        const std::string cell = text(column);
        if (cell.empty() || cell == "-" || cell == "\u2014") return std::nullopt;
        const auto v = number(cell, decimalComma);
        if (!v) fail(std::string(name).append(": ").append(inQuotes(cell)).append(" is no number"));
        return v;
    }
};

Position positionOf(Line& in)
{
    Position p;
    const std::string venue = in.text(Column::Venue), asset = in.text(Column::Asset),
                      side = folded(in.text(Column::Side));
    if (venue.empty())
        in.fail("venue: missing");
    else if (const auto v = venueOf(venue))
        p.venue = *v;
    else
        in.fail(std::string("venue: ")
                    .append(inQuotes(venue))
                    .append(" is not known; it must be binance, bybit, okx or hyperliquid"));
    double coins = 1;
    const auto mark = asset.find_first_of(":/");
    if (asset.empty()) {
        in.fail("asset: missing");
    } else if (p.venue == VenueId::Hyperliquid && mark != std::string::npos && asset[mark] == ':') {
        p.asset = assetTyped(asset);  // of a dex; "BTC/USDC:USDC" is not
    } else {
        const AssetName name = assetOf(asset);
        p.asset = name.asset;
        coins = name.multiplier;
    }
    if (const std::string market = folded(in.text(Column::Market)); market == "spot")
        p.market = Market::Spot;
    else if (!market.empty() && market != "perp" && market != "swap" && market != "perpetual" &&
             market != "linear")
        in.fail(std::string("market: ").append(inQuotes(market)).append(" must be perp or spot"));
    auto size = in.numberIf(Column::Size, "size");
    const auto entry = in.numberIf(Column::Entry, "entry");
    if (side == "long" || side == "buy" || side == "l" || side == "b")
        p.side = PositionSide::Long;
    else if (side == "short" || side == "sell" || side == "s" || side == "a")
        p.side = PositionSide::Short;
    else if (side.empty() && size)
        p.side = *size < 0 ? PositionSide::Short : PositionSide::Long;  // many exports sign the size
    else
        in.fail(side.empty() ? std::string("side: missing")
                             : std::string("side: ").append(inQuotes(side)).append(" must be long or short"));
    if (!size)
        in.fail("size: missing");
    else
        p.coins = std::fabs(*size) * coins;
    if (!entry)
        in.fail("entry: missing");
    else
        p.entry = *entry / coins;
    if (const std::string mode = folded(in.text(Column::Mode)); mode.starts_with("cross"))
        p.mode = MarginMode::Cross;
    else if (!mode.empty() && !mode.starts_with("isol"))
        in.fail(std::string("mode: ").append(inQuotes(mode)).append(" must be isolated or cross"));
    p.margin = in.numberIf(Column::Margin, "margin");
    p.leverage = in.numberIf(Column::Leverage, "leverage");
    if (const auto stop = in.numberIf(Column::Stop, "stop")) p.stop = *stop / coins;
    if (const auto mmr = in.numberIf(Column::Mmr, "mmr")) p.mmr = *mmr / 100;
    if (const std::string opened = in.text(Column::Opened); !opened.empty()) {
        p.opened = moment(opened);
        if (!p.opened)
            in.fail(
                std::string("opened: ").append(inQuotes(opened)).append(" is no time; write 2025-11-22 14:36"));
    }
    p.note = in.text(Column::Note).substr(0, 200);
    if (in.problem.empty()) in.fail(positionProblem(p));
    return p;
}

char separatorOf(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find('\n'));
    if (first.find('\t') != std::string_view::npos) return '\t';
    return std::count(first.begin(), first.end(), ';') > 0 ? ';' : ',';
}

std::optional<Column> columnOf(const std::string& cell)
{
    const std::string word = folded(cell);
    for (const Heading& h : kHeadings)
        if (word == h.word) return h.column;
    // "entry_usd", "size (coins)", "mmr_pct": the beginning decides, longest first.
    const Heading* best = nullptr;
    for (const Heading& h : kHeadings) {
        const std::string_view known = h.word;
        if (known.size() > 2 && word.starts_with(known) &&
            (!best || known.size() > std::string_view(best->word).size()))
            best = &h;
    }
    return best ? std::optional(best->column) : std::nullopt;
}

}  // namespace

DeskImport importPositions(std::string_view text)
{
    DeskImport out;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    out.separator = separatorOf(text);
    // The reader parts cells at commas alone: other separators change places with it.
    std::string turned(text);
    if (out.separator != ',')
        for (char& c : turned) c = c == out.separator ? ',' : c == ',' ? '\x1f' : c;
    std::istringstream stream(turned);
    store::CsvReader reader(stream);
    std::vector<std::optional<Column>> columns;
    Cells cells;
    std::size_t lines = 0;
    for (auto got = reader.next(cells); got != store::CsvReader::Got::End; got = reader.next(cells)) {
        const int line = static_cast<int>(reader.line());
        if (got == store::CsvReader::Got::Bad) {
            out.problems.push_back({line, "a quote is never closed"});
            continue;
        }
        for (std::string& c : cells) std::replace(c.begin(), c.end(), '\x1f', ',');
        const bool blank =
            std::all_of(cells.begin(), cells.end(), [](const auto& c) { return trimmed(c).empty(); });
        if (blank || trimmed(cells.front()).starts_with("#")) continue;
        if (columns.empty()) {
            std::size_t known = 0;
            for (const std::string& c : cells) known += columnOf(c).has_value();
            out.header = known >= 3 && !venueOf(cells.front());
            if (out.header) {
                for (const std::string& c : cells) {
                    const auto column = columnOf(c);
                    // A column twice: the first one counts.
                    const bool taken =
                        column && std::find(columns.begin(), columns.end(), column) != columns.end();
                    columns.push_back(taken ? std::nullopt : column);
                    if ((!column || taken) && !trimmed(c).empty()) out.ignored.push_back(trimmed(c));
                }
                continue;
            }
            columns.assign(std::begin(kPlainOrder), std::end(kPlainOrder));
        }
        if (++lines > kMostImportLines) {
            out.problems.push_back({line, "there are more than 1,000 lines; the rest is left out"});
            break;
        }
        Line one{cells, columns, out.separator == ';'};
        Position p = positionOf(one);
        if (one.problem.empty())
            out.positions.push_back(std::move(p));
        else
            out.problems.push_back({line, std::move(one.problem)});
    }
    return out;
}

// It stands in tables, files and pasted texts, and must not end a cell there.
static bool isName(std::string_view s)
{
    return std::none_of(s.begin(), s.end(),
                        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\x7f'; });
}

std::string positionProblem(const Position& p)
{
    const auto above0 = [](double v) { return std::isfinite(v) && v > 0; };
    const auto fine = [&](const std::optional<double>& v) { return !v || above0(*v); };
    if (p.asset.empty() || p.asset.size() > 30) return "asset: missing";
    if (!isName(p.asset)) return "asset: no name has such signs";
    if (!above0(p.coins)) return "size: must be above 0";
    if (!above0(p.entry)) return "entry: must be above 0";
    if (!fine(p.margin)) return "margin: must be above 0";
    if (!fine(p.leverage) || (p.leverage && *p.leverage > 1'000))
        return "leverage: must be above 0 and at most 1,000";
    if (!fine(p.stop)) return "stop: must be above 0";
    if (p.mmr && !(*p.mmr >= 0 && *p.mmr < 0.5)) return "maintenance rate: must be from 0 to below 50 %";
    if (p.market == Market::Spot && p.side == PositionSide::Short)
        return "side: spot can only be held, not be short";
    if (!std::isfinite(p.coins * p.entry) || p.coins * p.entry > 1e15) return "size: out of range";
    return {};
}

std::string tradeProblem(const PlannedTrade& t)
{
    const auto fine = [](const std::optional<double>& v) { return !v || (std::isfinite(*v) && *v > 0); };
    if (t.asset.empty() || t.asset.size() > 30) return "asset: missing";
    if (!isName(t.asset)) return "asset: no name has such signs";
    if (!fine(t.entry)) return "entry: must be above 0";
    if (!fine(t.stop)) return "stop: must be above 0";
    if (!fine(t.usd) || (t.usd && *t.usd > 1e15)) return "size: must be above 0";
    if (!(t.leverage > 0 && t.leverage <= 1'000)) return "leverage: must be above 0 and at most 1,000";
    if (t.holdHours && !(*t.holdHours >= 0 && *t.holdHours <= 87'600))
        return "time held: must be from 0 to 10 years";
    if (t.mmr && !(*t.mmr >= 0 && *t.mmr < 0.5)) return "maintenance rate: must be from 0 to below 50 %";
    return {};
}

std::string positionsAsTsv(const std::vector<Position>& positions)
{
    std::string out =
        "venue\tmarket\tasset\tside\tsize\tentry\tmode\tmargin\tleverage\tstop\tmmr_pct\topened_utc\tnote\n";
    const auto put = [&](const std::optional<double>& v) {
        char text[40] = "";
        if (v) std::snprintf(text, sizeof text, "%.15g", *v);
        out += text;
    };
    for (const Position& p : positions) {
        out += venueKey(p.venue);
        out += '\t';
        out += marketKey(p.market);
        out += '\t';
        out += p.asset;
        out += p.side == PositionSide::Long ? "\tlong\t" : "\tshort\t";
        put(p.coins);
        out += '\t';
        put(p.entry);
        out += '\t';
        out += marginModeKey(p.mode);
        out += '\t';
        put(p.margin);
        out += '\t';
        put(p.leverage);
        out += '\t';
        put(p.stop);
        out += '\t';
        put(p.mmr ? std::optional(*p.mmr * 100) : std::nullopt);
        out += '\t';
        if (p.opened) {
            const auto seconds = std::chrono::floor<std::chrono::seconds>(*p.opened);
            const auto day = std::chrono::floor<std::chrono::days>(seconds);
            const std::chrono::year_month_day date{day};
            const auto of = (seconds - day).count();
            char text[40];
            std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          static_cast<int>(of / 3'600), static_cast<int>(of / 60 % 60), static_cast<int>(of % 60));
            out += text;
        }
        out += '\t';
        std::string note = p.note;
        std::replace_if(
            note.begin(), note.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        out += note;
        out += '\n';
    }
    return out;
}

}  // namespace plimsoll
