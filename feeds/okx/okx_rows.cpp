// What channels and replies say of one instrument, one object at a time. okx.md sections 5 to 8.
#include "feeds/okx/okx.h"
#include "feeds/okx/okx_codec.h"
#include "model/market/funding_interval.h"

#include <cmath>

namespace plimsoll::okx {

namespace {

// bbo-tbt repeats itself only after a minute; a ticker's quotes are the newer ones before that.
constexpr std::chrono::seconds kTopSilence{4};

}  // namespace

// Section 8: `side` is the taker's; `tradeId` the last of `count` matches at one price.
void OkxCodec::tradeRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    TradeRow row;
    const JsonValue own = m.object["tradeId"];
    row.id = plainNumber(own.raw) ? own.raw : k.text("tradeId");
    const std::string_view side = k.text("side");
    row.level = {k.price("px"), k.qty("sz")};
    if (!side.empty() && side != "buy" && side != "sell")
        k.fail("side", DecodeErrorKind::WrongType, "neither buy nor sell");
    row.sold = side == "sell";
    row.at = k.timeIf("ts");
    if (!m_fault) tellTrade(id, row, m.stamp, m.out);
}

void OkxCodec::tellTrade(InstrumentId id, const TradeRow& row, const Stamp& stamp, EventBatch& out)
{
    Trade t;
    t.price = row.level.price;
    t.qty = baseQty(id, row.level.qty, t.price);
    t.taker = row.sold ? Side::Sell : Side::Buy;
    const auto number = plainNumber(row.id);
    t.numericId = number.has_value();
    t.key = number ? static_cast<std::uint64_t>(*number) : hashText(row.id);
    t.id = out.keep(clipped(row.id, 64));
    own(id).tradesHeard = stamp.mono;
    emit(out, id, stamp, row.at, t);
}

// Section 8, units: spot vol24h coins, volCcy24h quote; contracts vol24h contracts, volCcy24h coins.
void OkxCodec::tickerRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const Instrument* instrument = m_catalogue.get(id);
    if (!instrument) return;
    Ticker t;
    t.last = k.priceIf("last");
    t.open = k.priceIf("open24h");
    t.high = k.priceIf("high24h");
    t.low = k.priceIf("low24h");
    const auto volume = k.numberIf("vol24h"), coins = k.numberIf("volCcy24h");
    if (instrument->market == Market::Spot) {
        t.baseVolume = volume;
        t.quoteVolume = coins;
    } else {
        t.baseVolume = coins;
        if (instrument->inverse && volume && instrument->contractSize)
            t.quoteVolume = *volume * *instrument->contractSize;
        else if (!instrument->inverse && coins && t.last)
            t.quoteVolume = *coins * t.last->value();
    }
    if (t.last && t.open) t.change = t.last->value() / t.open->value() - 1;
    const auto bid = k.priceIf("bidPx"), ask = k.priceIf("askPx");
    const auto bidSize = k.qtyIf("bidSz"), askSize = k.qtyIf("askSz");
    const auto at = k.timeIf("ts");
    if (m_fault) return;
    emit(m.out, id, m.stamp, at, t);
    const auto& top = own(id).topHeard;
    if (bid && ask && bidSize && askSize && (verbatim || !top || m.stamp.mono - *top >= kTopSilence))
        emit(m.out, id, m.stamp, at, Bbo{*bid, *ask, baseQty(id, *bidSize, *bid), baseQty(id, *askSize, *ask), 0});
}

void OkxCodec::markRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto mark = k.priceIf("markPx");
    const auto at = k.timeIf("ts");
    const Instrument* instrument = m_catalogue.get(id);
    // Margin trading has marks of spot pairs.
    if (m_fault || !mark || !instrument || instrument->market == Market::Spot) return;
    own(id).mark = mark;
    emit(m.out, id, m.stamp, at, Mark{mark, std::nullopt});
}

// An index has a name of its own and may stand behind several swaps.
void OkxCodec::indexRow(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view name = k.text("instId");
    const auto index = k.priceIf("idxPx");
    const auto at = k.timeIf("ts");
    if (m_fault || !index) return;
    for (const InstrumentId id : ofIndex(name)) emit(m.out, id, m.stamp, at, Mark{std::nullopt, index});
}

// Section 5: the estimate for `fundingTime`; the one after it tells the interval, which may change any time.
void OkxCodec::fundingRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto rate = k.numberIf("fundingRate");
    const auto due = k.timeIf("fundingTime"), after = k.timeIf("nextFundingTime"), at = k.timeIf("ts");
    std::optional<double> hours;
    if (due && after && *after > *due) hours = toSeconds(*after - *due) / 3600;
    if (hours && !isFundingInterval(*hours)) {
        hours.reset();
        leaveOut(k.placeOf("nextFundingTime"), kNoFundingInterval);
    }
    const auto cap = k.numberIf("maxFundingRate"), floor = k.numberIf("minFundingRate");
    if (m_fault || !rate) return;
    if (const Instrument* known = m_catalogue.get(id); known && known->market != Market::Spot) {
        Instrument changed = *known;
        if (hours) changed.fundingHours = hours;
        if (cap) changed.fundingCap = cap;
        if (floor) changed.fundingFloor = floor;
        m_catalogue.put(changed);
    }
    emit(m.out, id, m.stamp, at, Funding{{*rate}, hours, due, FundingKind::Estimate, cap, floor});
}

// Section 6: each pair counted once, in contracts, coins and USD.
void OkxCodec::openInterestRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    OpenInterest oi;
    const auto size = [&](const JsonKey& key) {
        const auto v = k.qtyIf(key);
        return v ? std::optional(v->v) : std::nullopt;
    };
    oi.base = size("oiCcy");
    oi.usd = size("oiUsd");
    const auto contracts = size("oi");
    const auto at = k.timeIf("ts");
    // Rows before 2023 say less.
    const Instrument* instrument = m_catalogue.get(id);
    if (instrument && contracts && instrument->contractSize) {
        std::optional<double>& missing = instrument->inverse ? oi.usd : oi.base;
        if (!missing) missing = *contracts * *instrument->contractSize;
    }
    if (!m_fault && (oi.base || oi.usd)) emit(m.out, id, m.stamp, at, oi);
}

void OkxCodec::priceLimitRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const auto buy = k.priceIf("buyLmt"), sell = k.priceIf("sellLmt");
    const auto at = k.timeIf("ts");
    if (!m_fault && buy && sell) emit(m.out, id, m.stamp, at, PriceLimit{*buy, *sell});
}

void OkxCodec::adlRow(const Message& m, InstrumentId id)
{
    const JsonPicker k = pick(m);
    const std::string_view state = k.textIf("state");
    Adl adl;
    adl.balance = k.numberIf("bal");
    const auto at = k.timeIf("ts");
    if (m_fault) return;
    adl.level = m.out.keep(clipped(state, 64));
    emit(m.out, id, m.stamp, at, adl);
}

void OkxCodec::statusRow(const Message& m)
{
    const JsonPicker k = pick(m);
    const std::string_view title = k.textIf("title"), state = k.textIf("state");
    const std::string_view environment = k.textIf("env");
    VenueStatus status;
    status.begin = k.timeIf("begin");
    status.end = k.timeIf("end");
    status.over = state == "completed" || state == "canceled";
    status.maintenance = !status.over;
    const auto at = k.timeIf("ts");
    if (m_fault || environment == "2") return;  // of the demo
    status.title = m.out.keep(title.empty() ? std::string_view("maintenance") : clipped(title));
    emitVenueWide(m.out, m.stamp, at, status);
}

int barMinutes(std::string_view bar)
{
    if (bar.ends_with("utc")) bar.remove_suffix(3);
    if (bar.size() < 2 || bar.size() > 3) return 0;
    int number = 0;
    for (const char c : bar.substr(0, bar.size() - 1)) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    switch (bar.back()) {
        case 'm': return number;
        case 'H': return number * 60;
        case 'D': return number * 1440;
        case 'W': return number * 7 * 1440;
        case 'M': return number * 30 * 1440;
    }
    return 0;
}

bool OkxCodec::column(std::size_t index, const JsonPath& at, double& value)
{
    const JsonPath place{&at, {}, static_cast<std::ptrdiff_t>(index)};
    return readNumber(m_values[index], value, m_fault, place);
}

// Volumes as in the ticker. Rows of 2022 end after volCcy.
bool OkxCodec::kline(const JsonPath& at, InstrumentId id, int minutes, bool spot, Kline& k)
{
    if (m_values.size() < 6)
        return m_fault.set(DecodeErrorKind::Missing, at.text(), "6 columns expected at least");
    const auto place = [&](std::size_t c) { return JsonPath{&at, {}, static_cast<std::ptrdiff_t>(c)}; };
    Timestamp open{};
    double volume = 0, coins = 0, quote = 0;
    const bool wide = m_values.size() >= 9;
    const bool read =
        readTime(m_values[0], open, m_fault, place(0)) && readPrice(m_values[1], k.o, m_fault, place(1)) &&
        readPrice(m_values[2], k.h, m_fault, place(2)) && readPrice(m_values[3], k.l, m_fault, place(3)) &&
        readPrice(m_values[4], k.c, m_fault, place(4)) && column(5, at, volume) &&
        (m_values.size() < 7 || column(6, at, coins)) && (!wide || column(7, at, quote));
    if (!read) return false;
    k.minutes = minutes;
    k.open = open;
    if (minutes > 0) k.close = open + std::chrono::minutes(minutes) - std::chrono::milliseconds(1);
    k.baseVolume = spot ? volume : m_values.size() >= 7 ? coins : baseQty(id, {volume}, k.c).v;
    if (wide)
        k.quoteVolume = quote;
    else if (spot && m_values.size() >= 7)
        k.quoteVolume = coins;
    k.closed = wide && m_values[8].bare() == "1";
    return true;
}

}  // namespace plimsoll::okx
