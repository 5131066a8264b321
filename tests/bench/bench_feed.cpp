// How much the feed costs beside the bare parse of the same bytes: decode + sync + apply against "every
// value visited, nothing kept". Rounds are interleaved, the median counts.
//   bench_feed [rounds] [venue] [recorded|synthetic]
#include "feeds/venue.h"
#include "model/book/order_book.h"
#include "tests/bench/bench_tools.h"
#include "tests/bench/made_frames.h"
#include "tests/support/design_files.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <zlib.h>

#define SIMDJSON_EXCEPTIONS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simdjson.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace plimsoll;
using bench::Input;
using bench::median;
using bench::okxContract;
using bench::okxContracts;
using bench::Synthesiser;
namespace od = simdjson::ondemand;

namespace {

// ---- Recorded frames ----------------------------------------------------------------------

std::string unpacked(const QString& path)
{
    std::string text;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file) return text;
    std::vector<char> chunk(1u << 16);
    for (int n = 0; (n = gzread(file, chunk.data(), static_cast<unsigned>(chunk.size()))) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(n));
    gzclose(file);
    return text;
}

bool addCapture(Input& input, const char* relative, int times)
{
    const QString path = test::capture(QString::fromLatin1(relative));
    if (path.isEmpty()) return false;
    const std::string text = unpacked(path);
    for (int i = 0; i < times; ++i) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = std::string_view(text).substr(at, end - at);
            if (!line.empty() && line.front() >= '0' && line.front() <= '9')
                line.remove_prefix(line.find(' ') + 1);
            if (!line.empty()) input.add(line);
            at = end + 1;
        }
    }
    input.finish();
    return true;
}

// ---- The bare parse -----------------------------------------------------------------------

// Every value of our own frames is visited once and nothing is kept. `Read`: its content is taken (texts
// unescaped, numbers converted), which is the limit that SPEED speaks of. Otherwise its place alone is
// found: the leanest walk there is. (Recursion is fine here: own input.)
template <bool Read>
std::uint64_t visit(od::value value)
{
    std::uint64_t sum = 0;
    od::json_type type{};
    if (value.type().get(type)) return 0;
    switch (type) {
        case od::json_type::object: {
            od::object object;
            if (value.get_object().get(object)) return 0;
            for (auto field : object) {
                od::field f;
                if (std::move(field).get(f)) return sum;
                sum += static_cast<unsigned char>(*f.key().raw()) + visit<Read>(f.value());
            }
            break;
        }
        case od::json_type::array: {
            od::array array;
            if (value.get_array().get(array)) return 0;
            for (auto element : array) {
                od::value v;
                if (std::move(element).get(v)) return sum;
                sum += visit<Read>(v);
            }
            break;
        }
        case od::json_type::string: {
            if constexpr (Read) {
                std::string_view text;
                if (!value.get_string().get(text)) sum += text.size();
                break;
            }
            od::raw_json_string s;
            if (!value.get_raw_json_string().get(s)) sum += static_cast<unsigned char>(*s.raw());
            break;
        }
        case od::json_type::number:
            if constexpr (Read) {
                double number = 0;
                if (!value.get_double().get(number)) sum += static_cast<std::uint64_t>(std::fabs(number) < 1);
                break;
            }
            [[fallthrough]];
        case od::json_type::boolean:
        case od::json_type::null: sum += value.raw_json_token().size(); break;
    }
    return sum;
}

template <bool Read>
std::uint64_t bare(const Input& input)
{
    od::parser parser;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < input.spans.size(); ++i) {
        const std::string_view text = input.frame(i);
        od::document document;
        od::value top;
        if (parser.iterate(simdjson::padded_string_view(text.data(), text.size(), text.size() + 64)).get(document))
            continue;
        if (!document.get_value().get(top)) sum += visit<Read>(top);
    }
    return sum;
}

// ---- The feed -----------------------------------------------------------------------------

struct FeedResult {
    std::uint64_t events = 0, errors = 0, gaps = 0, live = 0;
};

enum class Steps { Decode, DecodeSync, All };

FeedResult feed(const Input& input, Steps steps)
{
    const VenueProfile& profile = *venueProfile(input.venue);
    Catalogue catalogue(input.venue, Catalogue::Unknown::Invent);
    const auto codec = profile.makeCodec(catalogue);
    std::vector<std::unique_ptr<BookSync>> syncs;
    std::vector<std::unique_ptr<OrderBook>> books;
    FeedResult result;
    EventBatch batch;
    Stamp stamp;
    if (const std::string& text = input.instruments; !text.empty()) {
        const auto request = profile.startup(profile.live).front();
        const auto known =
            codec->decodeReply(request, {std::string_view(text).substr(0, text.size() - 64)}, stamp, batch);
        if (!known) ++result.errors;
    }
    for (std::size_t i = 0; i < input.spans.size(); ++i) {
        batch.clear();
        stamp.mono += std::chrono::microseconds(500);
        stamp.received += std::chrono::microseconds(500);
        const auto frame = codec->decodeFrame({input.frame(i)}, stamp, input.market, batch);
        if (!frame) ++result.errors;
        const std::size_t told = batch.events.size();
        result.events += told;
        if (steps == Steps::Decode) continue;
        for (std::size_t e = 0; e < told; ++e) {
            if (!std::holds_alternative<BookUpdate>(batch.events[e].payload)) continue;
            const std::size_t index = batch.events[e].instrument.index();
            if (syncs.size() <= index) {
                syncs.resize(index + 1);
                books.resize(index + 1);
            }
            if (!syncs[index]) {
                syncs[index] = std::make_unique<BookSync>(profile.sync(input.market), batch.events[e].instrument);
                books[index] = std::make_unique<OrderBook>(catalogue.get(batch.events[e].instrument)->tick);
            }
            const auto outcome = syncs[index]->feed(batch, e);
            result.gaps += outcome.lost.has_value();
        }
        if (steps == Steps::DecodeSync) continue;
        for (const MarketEvent& event : batch.events) {
            if (const auto* update = std::get_if<BookUpdate>(&event.payload))
                books[event.instrument.index()]->apply(*update, batch, event.stamp);
            else if (const auto* lost = std::get_if<BookLost>(&event.payload))
                books[event.instrument.index()]->lose(lost->reason);
        }
    }
    for (const auto& book : books) result.live += book && book->state() == BookState::Live;
    return result;
}

// CPU time of this thread, in microseconds a frame.
template <typename F>
double cost(const Input& input, F&& run)
{
    const double from = bench::threadCpu();
    run();
    return (bench::threadCpu() - from) * 1e6 / static_cast<double>(input.spans.size());
}

// A row of the table, with what the input's ratio should be at most.
struct Figures {
    std::string input;
    double bare = 0, decode = 0, sync = 0, apply = 0, aim = 0;
};

Figures measure(const Input& input, int rounds, double aim)
{
    std::vector<double> walks, bares, decodes, syncs, alls;
    std::uint64_t sum = 0;
    FeedResult last;
    static_cast<void>(bare<true>(input));
    static_cast<void>(feed(input, Steps::All));
    for (int i = 0; i < rounds; ++i) {
        walks.push_back(cost(input, [&] { sum += bare<false>(input); }));
        bares.push_back(cost(input, [&] { sum += bare<true>(input); }));
        decodes.push_back(cost(input, [&] { last = feed(input, Steps::Decode); }));
        syncs.push_back(cost(input, [&] { last = feed(input, Steps::DecodeSync); }));
        alls.push_back(cost(input, [&] { last = feed(input, Steps::All); }));
    }
    const double size = static_cast<double>(input.bytes.size()) / static_cast<double>(input.spans.size());
    const double limit = median(bares);
    const auto row = [&](const char* what, double us) {
        std::printf("%-11s %-10s %-22s %7zu %6.0f %9.3f %8.0f %7.2f\n", std::string(venueKey(input.venue)).c_str(),
                    input.name.c_str(), what, input.spans.size(), size, us, size / us, us / limit);
    };
    row("walk, nothing read", median(walks));
    row("bare parse", limit);
    row("decode", median(decodes));
    row("decode + sync", median(syncs));
    row("decode + sync + apply", median(alls));
    std::printf("%-11s %-10s events %llu, errors %llu, gaps %llu, live books %llu (check %llu)\n", "", "",
                static_cast<unsigned long long>(last.events), static_cast<unsigned long long>(last.errors),
                static_cast<unsigned long long>(last.gaps), static_cast<unsigned long long>(last.live),
                static_cast<unsigned long long>(sum % 10));
    std::string name(venueKey(input.venue));
    name += ", ";
    name += input.name;
    return {name, limit, median(decodes), median(syncs), median(alls), aim};
}

// False: the recording is not here.
using Source = bool (*)(Input&);

bool recordedBinance(Input& in)
{
    in = {"recorded", VenueId::Binance, Market::Perp, {}, {}};
    return addCapture(in, "binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz", 1);
}
bool recordedBybit(Input& in)
{
    in = {"recorded", VenueId::Bybit, Market::Perp, {}, {}};
    return addCapture(in, "bybit_linear/session_2026-08-09.jsonl", 31);
}
// As it came: with checksums and without numbers.
bool checksummedOkx(Input& in)
{
    in = {"checksums", VenueId::Okx, Market::Perp, {}, {}};
    in.instruments = okxContracts(okxContract("UNI-USD-SWAP", "UNI-USD", true) + ',' +
                                  okxContract("BTC-USD-220527", "BTC-USD", true));
    return addCapture(in, "okx/books_2022-05-13.jsonl", 180);
}
// Numbered instead, as the venue writes since June 2026 (okx.md section 4).
bool recordedOkx(Input& in)
{
    Input old;
    if (!checksummedOkx(old)) return false;
    in = {"recorded", old.venue, old.market, {}, {}, old.instruments};
    static constexpr std::string_view kKey = "\"checksum\":";
    std::map<std::string, long long> last;
    for (std::size_t i = 0; i < old.spans.size(); ++i) {
        std::string frame(old.frame(i));
        const std::size_t at = frame.find(kKey), end = frame.find('}', at);
        if (at != std::string::npos) {
            const std::size_t whom = frame.find("instId");
            long long& id = last[frame.substr(whom, frame.find('}') - whom)];
            std::string numbers(kKey);
            numbers += "0,\"prevSeqId\":";
            numbers += frame.find("\"snapshot\"") < at ? "-1" : std::to_string(id);
            numbers += ",\"seqId\":";
            numbers += std::to_string(id += 7);
            frame.replace(at, end - at, numbers);
        }
        in.add(frame);
    }
    in.finish();
    return true;
}
bool recordedHyperliquid(Input& in)
{
    in = {"recorded", VenueId::Hyperliquid, Market::Perp, {}, {}};
    return addCapture(in, "hyperliquid/btc_2025-01-26_part1.jsonl", 500);
}

struct Row {
    VenueId venue;
    Source recorded, older;  // older: null where there is none
    Input (Synthesiser::*synthetic)(std::size_t frames);
    double aim;  // times the bare parse
};
constexpr Row kRows[] = {
    {VenueId::Binance, &recordedBinance, nullptr, &Synthesiser::binance, 3},
    {VenueId::Bybit, &recordedBybit, nullptr, &Synthesiser::bybit, 3},
    {VenueId::Okx, &recordedOkx, &checksummedOkx, &Synthesiser::okx, 2.2},
    {VenueId::Hyperliquid, &recordedHyperliquid, nullptr, &Synthesiser::hyperliquid, 1.5},
};

}  // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    const auto only = argc > 2 ? venueFromKey(argv[2]) : std::nullopt;
    const std::string_view kind = argc > 3 ? argv[3] : "";
    std::printf("%-11s %-10s %-22s %7s %6s %9s %8s %7s\n", "venue", "input", "work", "frames", "bytes", "us/frame",
                "MB/s", "x bare");
    std::vector<Figures> table;
    for (const Row& row : kRows) {
        if (only && row.venue != *only) continue;
        for (const Source source : {row.recorded, row.older}) {
            Input recorded;
            if (!source || kind == "synthetic") continue;
            if (source(recorded))
                table.push_back(measure(recorded, rounds, row.aim));
            else
                std::printf("%-11s recorded   (no recording found)\n", std::string(venueKey(row.venue)).c_str());
        }
        if (kind == "recorded") continue;
        Synthesiser synthesiser(7);
        table.push_back(measure((synthesiser.*row.synthetic)(40'000), rounds, row.aim));
    }
    using bench::num;
    bench::head({"input", "bare parse, us a frame", "decode", "sync", "apply", "ours, together",
                 "times the bare parse", "aim"});
    bool met = true;
    std::string missed;
    for (const Figures& f : table) {
        const double ratio = f.apply / f.bare;
        bench::row({QString::fromStdString(f.input), num(f.bare, 3), num(f.decode, 3), num(f.sync - f.decode, 3),
                    num(f.apply - f.sync, 3), num(f.apply, 3), num(ratio, 2), num(f.aim, 1)});
        if (ratio <= f.aim) continue;
        met = false;
        missed += missed.empty() ? "" : "; ";
        missed += f.input;
    }
    bench::verdict("decode, checks and apply beside the bare parse", met,
                   met ? QStringLiteral("every input within its own") : QString::fromStdString(missed),
                   QStringLiteral("3, 3, 2.2 and 1.5 times"));
    return met ? 0 : 1;
}
