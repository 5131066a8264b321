// What reads numbers, levels, JSON and packed bytes in the innermost loops, each against a plain reading of the
// same.
#include "feeds/http_reader.h"
#include "feeds/hyperliquid/packed_text.h"
#include "feeds/json_view.h"
#include "feeds/level_scan.h"
#include "feeds/recording/flat_json.h"
#include "feeds/transport.h"
#include "model/market/decimal.h"
#include "tests/fuzz/packing.h"
#include "tests/fuzz/targets.h"

#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace plimsoll::fuzz {

namespace {

// ---- Numbers --------------------------------------------------------------------------------------------------

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<Decimal> plainDecimal(std::string_view text)
{
    Decimal d;
    std::optional<std::size_t> point;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.' && !point) {
            point = i;
        } else if (isDigit(text[i])) {
            d.digits = d.digits * 10 + static_cast<std::uint64_t>(text[i] - '0');
            d.decimals += point.has_value();
        } else {
            return std::nullopt;
        }
    }
    if (text.empty() || (point && (*point == 0 || *point + 1 == text.size()))) return std::nullopt;
    return d;
}

bool same(const Decimal& a, const Decimal& b)
{
    return a.digits == b.digits && a.decimals == b.decimals;
}

// "-007.500" -> "-7.5"; nothing: it is not of the form of a price.
std::optional<std::string> tidied(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string_view whole = text.substr(0, point), fraction = text.substr(std::min(point + 1, text.size()));
    if (whole.empty() || (point < text.size() && fraction.empty())) return std::nullopt;
    if (!std::all_of(whole.begin(), whole.end(), &isDigit)) return std::nullopt;
    if (!std::all_of(fraction.begin(), fraction.end(), &isDigit)) return std::nullopt;
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    std::string out(whole.empty() ? std::string_view("0") : whole);
    if (!fraction.empty()) out.append(1, '.').append(fraction);
    if (negative && out != "0") out.insert(0, 1, '-');
    return out;
}

// Whether a tidied text lies in what a price can hold: below 2^63 times 1e-12.
bool fits(std::string_view tidy)
{
    if (tidy.starts_with('-')) tidy.remove_prefix(1);
    const std::size_t point = std::min(tidy.find('.'), tidy.size());
    std::string whole(tidy.substr(0, point)), fraction(tidy.substr(std::min(point + 1, tidy.size())));
    if (fraction.size() > 12 || whole.size() > 7) return false;
    whole.insert(0, 7 - whole.size(), '0');
    fraction.append(12 - fraction.size(), '0');
    return whole + fraction <= "9223372036854775807";
}

void judgePrice(std::string_view text)
{
    Price price{-7};
    const NumberError e = parsePrice(text, price);
    const auto tidy = tidied(text);
    require((e == NumberError::None) == (tidy && fits(*tidy)), "a price is taken when it is one that fits");
    if (e != NumberError::None) require(price.raw == -7, "on error nothing is touched");
    if (e == NumberError::None) require(toText(price) == *tidy, "a price is exactly what was written");
}

void judgeDouble(std::string_view text)
{
    double v = -7;
    if (parseDouble(text, v) != NumberError::None) {
        require(v == -7, "on error nothing is touched");
        return;
    }
    double plain = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), plain);
    require(end.ptr == text.data() + text.size(), "all of a number is a number");
    require(std::isfinite(v), "a number is finite");
    // Next to nothing is zero to one reader and out of range to another.
    if (end.ec == std::errc{})
        require(v == plain && std::signbit(v) == std::signbit(plain), "a number is rounded correctly");
    else
        require(std::fabs(v) < 1e-300, "what is out of range is next to nothing");
}

// Two texts, parted by a space; what lies behind them is not theirs.
void runNumbers(std::string_view input)
{
    std::string buffer(input);
    buffer.append(64, '9');
    const std::string_view all = std::string_view(buffer).substr(0, input.size());
    const std::size_t space = std::min(all.find(' '), all.size());
    const std::string_view texts[] = {all.substr(0, space), all.substr(std::min(space + 1, all.size()))};
    Decimal read[2];
    bool decimals[2] = {false, false};
    for (int i = 0; i < 2; ++i) {
        const std::string_view text = texts[i];
        judgePrice(text);
        judgeDouble(text);
        std::uint64_t whole = 0;
        const unsigned count = number_scan::shortWhole(text.data(), whole);
        std::uint64_t plainWhole = 0;
        unsigned plainCount = 0;
        for (; plainCount < number_scan::kLongest && isDigit(text.data()[plainCount]); ++plainCount)
            plainWhole = plainWhole * 10 + static_cast<std::uint64_t>(text.data()[plainCount] - '0');
        require(count == plainCount && whole == plainWhole, "a whole number is its digits");
        if (text.empty() || text.size() > number_scan::kLongest) continue;
        const auto plain = plainDecimal(text);
        decimals[i] = number_scan::shortDecimal(text.data(), static_cast<unsigned>(text.size()), read[i]);
        require(decimals[i] == plain.has_value() && (!plain || same(read[i], *plain)), "a decimal is its digits");
        if (!plain) continue;
        Price exact, careful;
        if (number_scan::exactPrice(read[i], exact))
            require(parsePrice(text, careful) == NumberError::None && exact == careful,
                    "the fast price is the careful");
        double fast = 0, slow = 0;
        if (number_scan::exactNumber(read[i], fast))
            require(parseDouble(text, slow) == NumberError::None && fast == slow,
                    "the fast number is the careful");
    }
#if PLIMSOLL_WIDE_SCAN
    const auto isShort = [](std::string_view t) { return !t.empty() && t.size() <= 8; };
    if (!isShort(texts[0]) || !isShort(texts[1])) return;
    Decimal one, two;
    const bool pair = number_scan::shortPair(texts[0].data(), static_cast<unsigned>(texts[0].size()),
                                             texts[1].data(), static_cast<unsigned>(texts[1].size()), one, two);
    require(pair == (decimals[0] && decimals[1]), "a pair is read when both are numbers");
    if (pair) require(same(one, read[0]) && same(two, read[1]), "a pair is its two numbers");
#endif
}
std::vector<std::string> numberSeeds()
{
    return {"100.5 0.25",
            "12345678 1.234567",
            "9223372.036854775807 0.000000000001",
            "-7.50 1e-3",
            "1234567890.12345 0012",
            "0.1 123456789012345678901234567890",
            "100000.00000000000000 4.9406564584124654e-324",
            "1.7976931348623157e308 1e999"};
}

// ---- Levels ---------------------------------------------------------------------------------------------------

struct Padded {
    explicit Padded(std::string_view text) : size(text.size()), bytes(text) { bytes.append(64, '7'); }
    std::string_view view(std::size_t n) const { return std::string_view(bytes).substr(0, n); }
    std::string_view view() const { return view(size); }
    std::size_t size;
    std::string bytes;
};

bool plainLevel(JsonValue price, JsonValue size, std::vector<Level>& out)
{
    Level& level = out.emplace_back();
    return parsePrice(price.bare(), level.price) == NumberError::None && level.price.raw > 0 &&
           parseDouble(size.bare(), level.qty.v) == NumberError::None && level.qty.v >= 0 &&
           level.qty.v <= kLargestQty;
}

// By the general reader. `sound`: it is JSON of that form, whatever its numbers are.
std::optional<std::vector<Level>> plainLevels(std::string_view text, bool named, bool& sound)
{
    JsonReader outer, inner;
    JsonFault fault;
    JsonObject object;
    std::vector<JsonValue> rows, cells;
    std::vector<Level> out;
    bool good = true;
    sound = outer.elements(text, rows, fault);
    for (const JsonValue& row : rows) {
        if (!sound) break;
        if (named) {
            sound = row.isObject() && inner.object(row.raw, object, fault);
            for (std::size_t i = 0; sound && i < object.size(); ++i)
                sound = !object.value(i).isObject() && !object.value(i).isArray();
            good = sound && object.has("px") && object.has("sz") && plainLevel(object["px"], object["sz"], out) &&
                   good;
        } else {
            sound = row.isArray() && inner.elements(row.raw, cells, fault);
            for (const JsonValue& cell : cells) sound = sound && !cell.isObject() && !cell.isArray();
            good = sound && cells.size() >= 2 && plainLevel(cells[0], cells[1], out) && good;
        }
    }
    if (!sound || !good) return std::nullopt;
    return out;
}

// "c" checked text, "u" unchecked, "n" unchecked objects; then the list, and what follows it.
void runLevels(std::string_view input)
{
    if (input.empty()) return;
    const char how = input.front();
    const Padded text(input.substr(1));
    std::vector<Level> levels{{Price{1}, Qty{1}}};
    LevelScanError error;
    bool sound = false;
    if (how == 'c') {
        // What comes here has been read as JSON.
        const QByteArray bytes(input.data() + 1, static_cast<qsizetype>(input.size()) - 1);
        const auto plain = plainLevels(text.view(), false, sound);
        if (!sound || !text.view().starts_with('[') || !text.view().ends_with(']')) return;
        if (!QJsonDocument::fromJson(bytes).isArray()) return;
        const bool read = scanLevels(text.view(), levels, error);
        require(read == plain.has_value(), "levels are read when they are some");
        require(read || (levels.size() == 1 && *error.what), "on error nothing is appended, and it is said");
        if (read)
            require(std::equal(plain->begin(), plain->end(), levels.begin() + 1, levels.end()), "the same levels");
        return;
    }
    std::size_t used = 0;
    const bool named = how == 'n';
    const bool read = named ? scanNamedLevels(text.view(), ScanText::Unchecked, levels, error, used)
                            : scanLevelsAhead(text.view(), ScanText::Unchecked, levels, error, used);
    if (!read) {
        require(levels.size() == 1 && *error.what, "on error nothing is appended, and it is said");
        return;
    }
    require(used <= text.size, "the list ends within the text");
    const Padded list(text.view(used));
    const auto plain = plainLevels(list.view(), named, sound);
    require(plain.has_value(), "what passes unchecked the general reader takes");
    require(std::equal(plain->begin(), plain->end(), levels.begin() + 1, levels.end()), "with the same meaning");
}
std::vector<std::string> levelSeeds()
{
    std::vector<std::string> seeds;
    for (const char how : {'c', 'u'})
        for (const char* list :
             {R"([["100.5","2"],["100.4","0.001"]],"a":[]})", R"([["1.5","2","0","4"],["9","1","0","12"]])",
              R"([[100.5,2],[1e2,3]])", R"([ ["1", "2" , "x"] , ["3","4"] ])", "[]"}) {
            std::string text(list);
            if (how == 'c')
                text.resize(text.rfind("]]") == std::string::npos ? text.size() : text.rfind("]]") + 2);
            seeds.push_back(how + text);
        }
    seeds.push_back(R"(n[{"px":"100.5","sz":"2","n":3},{"px":"100","sz":"0.5","n":12}])");
    seeds.push_back(R"(n[{"n":3,"px":"100.5","sz":"2"},{"n":1,"px":"7","sz":"0"}]})");
    return seeds;
}

// ---- JSON: two readers that were written apart ----------------------------------------------------------------

void runJson(std::string_view input)
{
    const Padded text(input);
    struct Field {
        std::string_view key, value;
        bool operator==(const Field&) const = default;
    };
    JsonReader reader;
    JsonFault fault;
    std::vector<Field> fields;
    const bool read = reader.eachField(text.view(), fault, {}, [&](std::string_view key, JsonValue v) {
        fields.push_back({key, v.raw});
        return true;
    });
    require(read != static_cast<bool>(fault), "a fault is there exactly when reading failed");
    // Whether what is inside a value makes sense is found out by whoever reads it: of what is no JSON they may
    // differ.
    const QByteArray bytes(input.data(), static_cast<qsizetype>(input.size()));
    if (!read || !QJsonDocument::fromJson(bytes).isObject()) return;
    FlatObject flat(text.view());
    std::vector<Field> others;
    for (std::string_view key, value; flat.next(key, value);) others.push_back({key, value});
    require(flat.complete() && fields == others, "both readers see the same fields");
    JsonObject object;
    const bool whole = reader.object(text.view(), object, fault);
    // Names are taken as they are written until somebody wants all of them.
    const bool escaped =
        std::any_of(fields.begin(), fields.end(), [](const Field& f) { return f.key.find('\\') != f.key.npos; });
    require(whole || escaped || fields.size() > JsonObject::kMaxFields, "an object of few fields is read");
    if (whole) require(object.size() == fields.size(), "with all of its fields");
    for (const Field& f : fields) {
        JsonFault inner;
        std::vector<JsonValue> values;
        const Padded value(f.value);
        const JsonValue v{value.view()};
        if (v.isArray() && reader.elements(v.raw, values, inner))
            for (const JsonValue& e : values) require(!e.raw.empty(), "an element is something");
        double number = 0;
        if (!v.isArray() && !v.isObject() && readNumber(v, number, inner, {}))
            require(std::isfinite(number), "a number is finite");
    }
}
std::vector<std::string> jsonSeeds()
{
    return {R"({"a":1,"b":"x\"\u00e9","c":[1,2,{"d":null}],"e":{"f":true},"a":-0.5e3})",
            R"( { "k" : [ ] , "" : "" } )", R"({})", R"({"deep":[[[[[[[[1]]]]]]]]})"};
}

// ---- Packed bytes ---------------------------------------------------------------------------------------------

// How often, then the text: packed as the venue does it. Or base64 as it comes.
void runPacked(std::string_view input)
{
    Bytes bytes(input);
    const std::size_t how = bytes.below(16);
    std::string out;
    if (how >= 8) {
        const char* const wrong = hyperliquid::unpack(bytes.rest(), out);
        require(wrong || (out.size() >= 64 && out.size() <= hyperliquid::kMostUnpacked + 64),
                "no more than its limit");
        return;
    }
    const std::string plain = repeated(bytes.rest(), std::size_t{1} << (how * 2), 5u << 20);
    const std::string packed = base64(deflated(plain, Packing::Raw));
    if (hyperliquid::unpack(packed, out)) {
        require(plain.size() >= hyperliquid::kMostUnpacked || packed.size() > hyperliquid::kMostPacked,
                "what is packed well is unpacked");
        return;
    }
    require(out.size() == plain.size() + 64 && out.starts_with(plain), "unpacked as it was");
}
std::vector<std::string> packedSeeds()
{
    return {std::string("\0{\"assets\":[[\"BTC\",\"1.5\"]]}", 28),
            "\7aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "\11q1YqLU4tykxRslIqSy0qzszPAwA=", "\11A===", "\11++//"};
}

constexpr std::size_t kMostBody = 1u << 16;

// An answer, packed and framed in each way, in pieces; one of its bytes may be wrong.
void runHttpPacked(std::string_view input)
{
    Bytes bytes(input);
    const std::size_t framing = bytes.below(3), packing = bytes.below(2), piece = 1 + bytes.below(250);
    const std::size_t times = std::size_t{1} << bytes.below(9), wrong = bytes.byte();
    const std::string plain = repeated(bytes.rest(), times, 16 * kMostBody);
    std::string body = deflated(plain, packing ? Packing::Gzip : Packing::Zlib);
    const bool damaged = wrong != 0 && !body.empty();
    if (damaged) body[(wrong * 7) % body.size()] = static_cast<char>(wrong);
    std::string answer = "HTTP/1.1 200 OK\r\nContent-Encoding: ";
    answer += packing ? "gzip\r\n" : "deflate\r\n";
    if (framing == 0) {
        answer += "Content-Length: ";
        answer += std::to_string(body.size());
        answer += "\r\n\r\n";
        answer += body;
    } else if (framing == 1) {
        answer += "Transfer-Encoding: chunked\r\n\r\n";
        for (std::size_t at = 0; at < body.size(); at += 100) {
            char size[8];
            const std::size_t n = std::min<std::size_t>(100, body.size() - at);
            answer.append(size, std::to_chars(size, size + sizeof size, n, 16).ptr);
            answer += "\r\n";
            answer.append(body, at, n);
            answer += "\r\n";
        }
        answer += "0\r\n\r\n";
    } else {
        answer += "\r\n";
        answer += body;
    }
    HttpReader reader(kMostBody);
    for (std::size_t at = 0; at < answer.size(); at += piece) {
        const std::size_t n = std::min(piece, answer.size() - at);
        reader.feed(QByteArrayView(answer.data() + at, static_cast<qsizetype>(n)));
        require(static_cast<std::size_t>(reader.body().size()) <= kMostBody, "a body stays below its limit");
        if (reader.state() == HttpReader::State::Done || reader.state() == HttpReader::State::Failed) break;
    }
    if (framing == 2 && reader.state() == HttpReader::State::Body) reader.connectionEnded();
    if (reader.state() == HttpReader::State::Failed) {
        require(!reader.why().isEmpty(), "a failure says why");
        require(damaged || plain.size() > kMostBody, "what is packed well is unpacked");
        return;
    }
    if (damaged) return;  // what its own checksum does not show nobody can see
    require(reader.state() == HttpReader::State::Done, "the answer has come to its end");
    require(reader.body() == QByteArrayView(plain.data(), static_cast<qsizetype>(plain.size())),
            "unpacked as it was");
}
std::vector<std::string> httpPackedSeeds()
{
    std::vector<std::string> seeds;
    for (char framing = 0; framing < 3; ++framing)
        for (char packing = 0; packing < 2; ++packing)
            seeds.push_back(std::string{framing, packing, 9, 1, 0} +
                            R"({"serverTime":1800000000000,"list":[1,2,3]})");
    seeds.push_back(std::string{0, 1, 99, 8, 0} + std::string(400, 'x'));
    return seeds;
}

// "value\ndate": how long a venue asks to be left alone.
void runRetryAfter(std::string_view input)
{
    const std::size_t line = std::min(input.find('\n'), input.size());
    const auto bytesOf = [](std::string_view s) { return QByteArray(s.data(), static_cast<qsizetype>(s.size())); };
    const auto wait =
        parseRetryAfter(bytesOf(input.substr(0, line)), bytesOf(input.substr(std::min(line + 1, input.size()))),
                        fromUnixMs(1'800'000'000'000));
    require(!wait || (wait->count() >= 0 && *wait <= std::chrono::hours(24 * 7)),
            "nobody waits longer than a week");
}
std::vector<std::string> retryAfterSeeds()
{
    return {"7\n", "Thu, 26 Nov 2026 10:00:00 GMT\nThu, 26 Nov 2026 09:59:00 GMT", "-1\n",
            "99999999999999999999\n"};
}

}  // namespace

std::span<const Target> scanTargets()
{
    static constexpr Target rows[] = {
        {"numbers", &runNumbers, &numberSeeds},
        {"levels", &runLevels, &levelSeeds},
        {"json", &runJson, &jsonSeeds},
        {"packed", &runPacked, &packedSeeds},
        {"http_packed", &runHttpPacked, &httpPackedSeeds},
        {"retry_after", &runRetryAfter, &retryAfterSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
