#include "app/history_desk.h"

#include "model/store/funding_reader.h"
#include "model/store/history_reader.h"
#include "model/store/usual_hours.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kMostPoints = 20'000;

std::optional<Market> marketOf(std::string_view key)
{
    for (const Market m : {Market::Perp, Market::Spot, Market::Future})
        if (marketKey(m) == key) return m;
    return std::nullopt;
}

void cannotRead(HistoryAnswer& answer, const store::StoreError& e)
{
    answer.problem = "The history cannot be read: ";
    answer.problem += e.what;
    answer.problem += ". ";
    answer.problem += store::advice(e.trouble);
}

// The panels' order of venues; of one venue, by symbol.
template <typename Row>
void order(std::vector<Row>& rows)
{
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.venue, a.symbol) < std::tie(b.venue, b.symbol);
    });
}

int most(const HistoryRequest& r)
{
    return std::clamp(r.points, 1, kMostPoints);
}

void readLines(store::Connection& db, HistoryAnswer& answer)
{
    const HistoryRequest& r = answer.request;
    const std::string market(marketKey(r.market));
    const auto instruments = store::readInstruments(db, r.asset, market);
    if (!instruments) return cannotRead(answer, instruments.error());
    for (const store::InstrumentRow& i : *instruments) {
        const auto venue = venueFromKey(i.venue);
        if (!venue) continue;
        auto series = store::readSeries(
            db, {i.venue, market, i.symbol, toUnixMs(r.from) / 1'000, (toUnixMs(r.to) + 999) / 1'000, most(r)});
        if (!series) return cannotRead(answer, series.error());
        if (series->points.empty()) continue;
        answer.lines.push_back({*venue, i.symbol, i.quote, i.multiplier, std::move(*series)});
    }
    order(answer.lines);
    if (!answer.lines.empty()) return;
    answer.problem = "Nothing is stored of ";
    answer.problem += r.asset;
    answer.problem += " in this span.";
}

store::JournalQuery rowsOf(const HistoryRequest& r)
{
    return {toUnixMs(r.from), toUnixMs(r.to), r.asset, most(r)};
}

void readJournal(store::Connection& db, HistoryAnswer& answer)
{
    auto rows = store::readJournal(db, rowsOf(answer.request));
    if (!rows) return cannotRead(answer, rows.error());
    answer.journal = std::move(*rows);
}

void readLiquidations(store::Connection& db, HistoryAnswer& answer)
{
    auto rows = store::readLiquidations(db, rowsOf(answer.request));
    if (!rows) return cannotRead(answer, rows.error());
    for (store::LiquidationEntry& e : *rows) {
        const auto venue = venueFromKey(e.instrument.venue);
        const auto market = marketOf(e.instrument.market);
        if (venue && market)
            answer.liquidations.push_back({*venue, *market, std::move(e.instrument.symbol),
                                           std::move(e.instrument.asset), std::move(e.instrument.quote),
                                           std::move(e.row)});
    }
}

void readUsual(store::Connection& db, HistoryAnswer& answer)
{
    const HistoryRequest& r = answer.request;
    auto entries = store::readUsual(db, r.asset, std::string(marketKey(r.market)));
    if (!entries) return cannotRead(answer, entries.error());
    for (store::UsualEntry& e : *entries) {
        const auto venue = venueFromKey(e.instrument.venue);
        if (!venue) continue;
        UsualWeek week;
        week.venue = *venue;
        week.symbol = std::move(e.instrument.symbol);
        for (std::size_t how = 0; how < week.hours.size(); ++how) {
            const store::UsualHourRow& h = e.hours[how];
            week.hours[how] = {h.weeks, h.depth100, h.spreadBp, h.volumeUsd, h.rangeBp};
        }
        answer.usual.push_back(std::move(week));
    }
    order(answer.usual);
    if (!answer.usual.empty()) return;
    answer.problem = "What is usual for ";
    answer.problem += r.asset;
    answer.problem += " is not known yet: an hour of the week counts once it has been watched to its end.";
}

void readAfterFunding(store::Connection& db, HistoryAnswer& answer)
{
    const HistoryRequest& r = answer.request;
    const std::int64_t fromMs = toUnixMs(r.from), toMs = toUnixMs(r.to);
    const auto instruments = store::readInstruments(db, r.asset, std::string(marketKey(Market::Perp)));
    if (!instruments) return cannotRead(answer, instruments.error());
    for (const store::InstrumentRow& i : *instruments) {
        const auto venue = venueFromKey(i.venue);
        if (!venue) continue;
        const auto settled = store::readSettled(db, i, fromMs, toMs);
        if (!settled) return cannotRead(answer, settled.error());
        if (settled->empty()) continue;
        const auto prices = store::readHourCloses(db, i, fromMs / 1'000, toMs / 1'000);
        if (!prices) return cannotRead(answer, prices.error());
        answer.afterFunding.push_back(fundingAfter(*venue, i.symbol, *settled, *prices, r.to));
    }
    order(answer.afterFunding);
}

void read(store::Connection& db, HistoryAnswer& answer)
{
    switch (answer.request.what) {
        case HistoryRequest::What::Series: return readLines(db, answer);
        case HistoryRequest::What::Journal: return readJournal(db, answer);
        case HistoryRequest::What::Liquidations: return readLiquidations(db, answer);
        case HistoryRequest::What::Usual: return readUsual(db, answer);
        case HistoryRequest::What::AfterFunding: return readAfterFunding(db, answer);
    }
}

}  // namespace

struct HistoryDesk::State {
    explicit State(SnapshotSlot<HistoryAnswers>& s) : slot(s) {}

    SnapshotSlot<HistoryAnswers>& slot;
    std::mutex mutex;                               // guards the next two, and the order of what is published
    std::map<std::string, HistoryRequest> waiting;  // by who asks
    HistoryAnswers answers;
    std::atomic<bool> noteWaits{false};  // a note has been handed over and may not be on disk yet

    void lay(std::shared_ptr<const HistoryAnswer> answer)
    {
        const std::scoped_lock lock(mutex);
        if (waiting.contains(answer->request.by)) return;  // something newer has been asked meanwhile
        answers.by.insert_or_assign(answer->request.by, answer);
        slot.publish(answers);
    }
    std::optional<HistoryRequest> take(const std::string& by)
    {
        const std::scoped_lock lock(mutex);
        const auto node = waiting.extract(by);
        if (node.empty()) return std::nullopt;
        return std::move(node.mapped());
    }
};

HistoryDesk::HistoryDesk(SnapshotHub& hub) : m_state(std::make_shared<State>(hub.past)) {}

HistoryDesk::~HistoryDesk() = default;

void HistoryDesk::serve(store::HistoryStore& store, const Clock& clock)
{
    m_store = &store;
    m_clock = &clock;
    m_why.clear();
}

void HistoryDesk::refuse(std::string why, const Clock& clock)
{
    m_store = nullptr;
    m_clock = &clock;
    m_why = std::move(why);
}

void HistoryDesk::ask(HistoryRequest request)
{
    if (!m_clock) return;
    if (!m_store) {
        auto answer = std::make_shared<HistoryAnswer>();
        answer->request = std::move(request);
        answer->asOf = {m_clock->wall(), m_clock->mono()};
        answer->problem = m_why;
        m_state->lay(std::move(answer));
        return;
    }
    const std::string by = request.by;
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->waiting.insert_or_assign(by, std::move(request));
    }
    m_store->ask([state = m_state, store = m_store, clock = m_clock, by](store::Connection* db) {
        std::optional<HistoryRequest> newest = state->take(by);
        if (!newest) return;  // an earlier turn has answered it
        // A note that was written before this was asked is in the answer, unless nothing can be written yet.
        if (newest->what == HistoryRequest::What::Journal && store->status().on &&
            state->noteWaits.exchange(false))
            store->flush();
        auto answer = std::make_shared<HistoryAnswer>();
        answer->request = std::move(*newest);
        if (db) {
            read(*db, *answer);
        } else {
            answer->problem = store->status().trouble;
            if (const std::string why = store->whyUnread(); answer->problem.empty() && !why.empty()) {
                answer->problem = "The history cannot be read: ";
                answer->problem += why;
            }
            if (answer->problem.empty()) answer->problem = "There is no history to read yet.";
        }
        answer->asOf = {clock->wall(), clock->mono()};
        state->lay(std::move(answer));
    });
}

std::string HistoryDesk::note(const std::string& asset, const std::string& text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "An empty note is not stored.";
    if (!m_store) return m_why.empty() ? "Notes are not stored." : m_why + " The note is not stored.";
    const store::StoreStatus status = m_store->status();
    if (status.readOnly) return "This Plimsoll only reads the history: the note is not stored.";
    store::HistoryBatch batch;
    batch.journal.push_back({toUnixMs(m_clock->wall()), store::Entry::Note, asset, {}, {}, text, {}});
    m_store->add(std::move(batch));
    m_state->noteWaits = true;
    if (status.trouble.empty()) return {};
    return "The note waits in memory. " + status.trouble;
}

}  // namespace plimsoll
