#include "tests/support/sim_rig.h"

#include "feeds/hyperliquid/hyperliquid.h"
#include "feeds/ws_channel.h"
#include "tests/support/instrumented.h"
#include "tests/support/sim_units.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll::test {

namespace {

constexpr qsizetype kComplaints = 100;
constexpr std::size_t kMoments = 2'000;

bool close(double a, double b, double within)
{
    return std::abs(a - b) <= within + 1e-9 * std::abs(b);
}

// Venues and sessions share a thread, and a sanitizer holds it up.
NetworkConfig patient()
{
    NetworkConfig c;
    c.silence *= kSlowdown;
    c.reconnectAfterSilence *= kSlowdown;
    c.topicSilence *= kSlowdown;
    return c;
}

QString told(const Heard::Closed& c)
{
    return QStringLiteral("%1 of %2 at %3, %4 lots")
        .arg(QLatin1String(c.ofLong ? "long" : "short"))
        .arg(c.atMs)
        .arg(c.price, 0, 'g', 12)
        .arg(c.lots);
}

}  // namespace

SimRig::SimRig(const sim::SimSetup& setup, const std::vector<std::string>& watched, bool withSpot)
    : venues(setup), assets(watched), spot(withSpot), m_engine(Config{}, m_clock, m_queue, m_hub)
{
    venues.listen();
    WatchSet watch;
    watch.assets = assets;
    watch.focus = {assets.front()};
    watch.spot = spot;
    m_engine.setWatch(watch);
    m_engine.setFocus(assets.front());
    for (const auto& [venue, endpoints] : venues.endpoints()) {
        VenueSession::Ports ports;
        ports.push = [this](EventBatch&& batch) {
            take(std::move(batch));
            return false;
        };
        ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
        ports.makeChannel = [this] { return std::make_unique<WsChannel>(patient(), m_clock); };
        auto& session = m_sessions[static_cast<std::size_t>(venue)];
        session = std::make_unique<VenueSession>(*venueProfile(venue), endpoints, patient(), m_clock,
                                                 std::move(ports), 17);
        session->setWatch(watch);
        session->start();
    }
    remember();
}

SimRig::~SimRig()
{
    for (auto& session : m_sessions) session.reset();
}

void SimRig::advance(std::chrono::milliseconds by)
{
    venues.advance(by);
    remember();
    settle();
    m_engine.drain();
    m_engine.tick();
}

void SimRig::run(std::chrono::milliseconds stretch)
{
    const std::int64_t end = nowMs() + stretch.count();
    while (nowMs() < end) advance(kStep);
}

// Servers and sessions share this thread and a loopback: what was written has been read when no event is left.
// Where a machine needs longer for the sessions' ticks than there is between them, timers alone would never leave
// none.
void SimRig::settle()
{
    constexpr int kRounds = 40;
    QAbstractEventDispatcher* loop = QAbstractEventDispatcher::instance();
    for (int round = 0; round < kRounds && loop->processEvents(QEventLoop::AllEvents); ++round) {
        while (loop->processEvents(QEventLoop::X11ExcludeTimers)) {
        }
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void SimRig::remember()
{
    for (const VenueId v : kVenues)
        if (venues.market().condition(v) == sim::VenueCondition::FeedOut) m_out.insert(v);
    for (const sim::Listing& l : venues.market().listings()) {
        if (!l.perp()) continue;
        const sim::ListingState& s = venues.market().state(l.id);
        auto& moments = m_moments[l.id];
        moments.push_back({nowMs(), s.mark, s.index, s.fundingEstimate, toUnixMs(s.nextFunding), s.openInterest});
        if (moments.size() > kMoments) moments.pop_front();
    }
}

void SimRig::complain(const Heard& h, const QString& what)
{
    if (wrong.size() >= kComplaints) return;
    const sim::Listing& l = listingOf(h);
    wrong << QStringLiteral("%1 %2 %3: %4")
                 .arg(QString::fromStdString(std::string(venueKey(l.venue))),
                      QString::fromStdString(std::string(marketKey(l.market))), QString::fromStdString(l.symbol),
                      what);
}

void SimRig::take(EventBatch&& batch)
{
    for (const MarketEvent& e : batch.events) apply(e, batch);
    m_queue.push(std::move(batch));
}

// At the time that the event names; where it names none, at any of the last seconds.
template <typename Match>
bool SimRig::wasTrue(const Heard& h, std::optional<Timestamp> at, Match&& match) const
{
    const auto moments = m_moments.find(h.listing);
    if (moments == m_moments.end()) return false;
    if (at) {
        const std::int64_t ms = toUnixMs(*at);
        for (const Moment& m : moments->second)
            if (m.ms == ms && match(m)) return true;
    }
    return std::any_of(moments->second.rbegin(), moments->second.rend(), match);
}

void SimRig::apply(const MarketEvent& e, const EventBatch& batch)
{
    if (const auto* report = std::get_if<FeedReport>(&e.payload)) {
        health[e.venue] = *report->health;
        return;
    }
    if (const auto* changed = std::get_if<InstrumentChanged>(&e.payload)) {
        m_instruments[e.instrument] = *changed->instrument;
        if (const sim::Listing* l =
                venues.market().find(e.venue, changed->instrument->market, changed->instrument->symbol))
            heard[e.instrument].listing = l->id;
        return;
    }
    if (!e.instrument.valid()) return;
    const auto at = heard.find(e.instrument);
    if (at == heard.end() || at->second.listing == sim::kNoListing) return;
    Heard& h = at->second;
    const sim::Listing& l = listingOf(h);
    const double tick = l.tick.value();

    if (const auto* update = std::get_if<BookUpdate>(&e.payload)) {
        if (update->channel == BookChannel::Main) applyBook(h, *update, batch);
    } else if (std::holds_alternative<BookLost>(e.payload)) {
        h.live = false;
        ++h.losses;
    } else if (const auto* trade = std::get_if<Trade>(&e.payload)) {
        if (!h.tradeKeys.insert(trade->key).second) complain(h, QStringLiteral("a trade twice"));
        h.traded[{ticksOf(l, trade->price), trade->taker == Side::Sell}] += lotsOf(l, trade->qty.v);
    } else if (const auto* mark = std::get_if<Mark>(&e.payload)) {
        ++h.marks;
        const bool ok = wasTrue(h, e.stamp.venue, [&](const Moment& m) {
            return (!mark->mark || close(mark->mark->value(), m.mark, tick)) &&
                   (!mark->index || close(mark->index->value(), m.index, tick));
        });
        if (!ok)
            complain(h, QStringLiteral("mark %1, index %2")
                            .arg(mark->mark ? mark->mark->value() : 0)
                            .arg(mark->index ? mark->index->value() : 0));
    } else if (const auto* funding = std::get_if<Funding>(&e.payload)) {
        if (funding->kind == FundingKind::Settled) {
            ++h.settlements;
            const auto& past = venues.market().fundingHistory(h.listing);
            const bool ok = std::any_of(past.begin(), past.end(), [&](const sim::SettledFunding& f) {
                return funding->next == f.at && close(funding->rate.v, f.rate, 1e-8);
            });
            if (!ok) complain(h, QStringLiteral("settled funding %1").arg(funding->rate.v));
            return;
        }
        ++h.fundings;
        const bool ok = wasTrue(h, e.stamp.venue, [&](const Moment& m) {
            // Hyperliquid's frames do not say when; the feed takes the next full hour.
            const bool when =
                l.venue == VenueId::Hyperliquid || !funding->next || toUnixMs(*funding->next) == m.nextMs;
            return close(funding->rate.v, m.funding, 1e-8) && when;
        });
        if (!ok) complain(h, QStringLiteral("funding %1").arg(funding->rate.v, 0, 'g', 10));
    } else if (const auto* interest = std::get_if<OpenInterest>(&e.payload)) {
        if (interest->past) {
            const auto& past = venues.market().openInterestHistory(h.listing);
            const bool ok = std::any_of(past.begin(), past.end(), [&](const sim::OpenInterestPoint& point) {
                return e.stamp.venue == point.at && interest->base && lotsOf(l, *interest->base) == point.lots;
            });
            if (!ok)
                complain(h, QStringLiteral("past open interest %1").arg(interest->base.value_or(0), 0, 'g', 12));
            return;
        }
        ++h.interests;
        const bool ok = interest->base && wasTrue(h, e.stamp.venue, [&](const Moment& m) {
                            return lotsOf(l, *interest->base) == m.interest;
                        });
        if (!ok) complain(h, QStringLiteral("open interest %1").arg(interest->base.value_or(0), 0, 'g', 12));
    } else if (const auto* closed = std::get_if<Liquidation>(&e.payload)) {
        h.liquidations.push_back({e.stamp.venue ? toUnixMs(*e.stamp.venue) : 0,
                                  closed->liquidated == PositionSide::Long, closed->price.value(),
                                  lotsOf(l, closed->qty.v)});
    }
}

void SimRig::applyBook(Heard& h, const BookUpdate& u, const EventBatch& batch)
{
    const sim::Listing& l = listingOf(h);
    if (u.image) {
        h.bids.clear();
        h.asks.clear();
        ++h.images;
        h.live = true;
    } else {
        ++h.deltas;
        if (!h.live) complain(h, QStringLiteral("a change after a loss"));
    }
    const auto put = [&](std::map<sim::Ticks, sim::Lots>& side, const LevelSpan& span) {
        for (const Level* level = batch.begin(span); level != batch.end(span); ++level) {
            const sim::Ticks ticks = ticksOf(l, level->price);
            if (l.exactPrice(ticks) != level->price) complain(h, QStringLiteral("a price between two ticks"));
            const sim::Lots lots = lotsOf(l, level->qty.v);
            if (lots == 0)
                side.erase(ticks);
            else
                side[ticks] = lots;
        }
    };
    put(h.bids, u.bids);
    put(h.asks, u.asks);
    h.seq = u.seq;
    compareBook(h);
}

void SimRig::compareBook(Heard& h)
{
    const sim::Listing& l = listingOf(h);
    const sim::ServedSymbol* s = venues.served(h.listing);
    const auto then = s ? venues.bookAt(*s, h.seq) : std::nullopt;
    if (!then) {
        ++h.tooOld;
        return;
    }
    ++h.compared;
    const std::size_t most = shownLevels(l.venue);
    const auto same = [&](const std::map<sim::Ticks, sim::Lots>& mine, const std::vector<sim::BookLevel>& theirs) {
        const std::size_t n = std::min(most, theirs.size());
        if (mine.size() != n) return false;
        return std::all_of(theirs.begin(), theirs.begin() + static_cast<std::ptrdiff_t>(n),
                           [&](const sim::BookLevel& level) {
                               const auto at = mine.find(level.ticks);
                               return at != mine.end() && at->second == level.lots;
                           });
    };
    if (!same(h.bids, then->bids) || !same(h.asks, then->asks))
        complain(h, QStringLiteral("the book of %1 has %2 and %3 levels, the truth %4 and %5, or others")
                        .arg(h.seq)
                        .arg(h.bids.size())
                        .arg(h.asks.size())
                        .arg(then->bids.size())
                        .arg(then->asks.size()));
}

// Of several spot pairs of an asset one is watched.
bool SimRig::watched(const sim::Listing& l) const
{
    if (std::find(assets.begin(), assets.end(), l.asset) == assets.end()) return false;
    return l.perp() || (spot && (l.quote == "USDT" || l.venue == VenueId::Hyperliquid));
}

QStringList SimRig::notLive()
{
    QStringList out;
    std::size_t wanted = 0;
    for (const sim::Listing& l : venues.market().listings()) {
        const sim::ListingState& s = venues.market().state(l.id);
        const bool trades = s.status == sim::ListingStatus::Trading || s.status == sim::ListingStatus::Delisting;
        if (!venues.has(l.venue) || !trades || !watched(l)) continue;
        if (venues.market().condition(l.venue) == sim::VenueCondition::FeedOut) continue;
        ++wanted;
        if (std::none_of(heard.begin(), heard.end(), [&](const auto& row) {
                return row.second.listing == l.id && row.second.live && row.second.compared > 0;
            }))
            out << QStringLiteral("%1 %2").arg(QString::fromStdString(std::string(venueKey(l.venue))),
                                               QString::fromStdString(l.symbol));
    }
    if (wanted == 0) out << QStringLiteral("nothing is watched");
    for (const VenueId v : kVenues) {
        if (!venues.has(v) || venues.market().condition(v) == sim::VenueCondition::FeedOut) continue;
        for (const SocketHealth& socket : session(v).health().sockets)
            if (socket.state != SocketState::Live)
                out << QStringLiteral("%1 %2: %3")
                           .arg(QString::fromStdString(std::string(venueKey(v))),
                                QString::fromStdString(socket.name), QString::fromStdString(socket.lastError));
    }
    return out;
}

QStringList SimRig::silent() const
{
    QStringList out;
    for (const auto& [id, h] : heard) {
        if (h.listing == sim::kNoListing || h.compared == 0) continue;
        const sim::Listing& l = listingOf(h);
        if (!l.perp() || !watched(l) || m_out.contains(l.venue)) continue;
        const std::pair<const char*, std::uint64_t> kinds[] = {{"trade", h.tradeKeys.size()},
                                                               {"mark", h.marks},
                                                               {"funding", h.fundings},
                                                               {"open interest", h.interests}};
        for (const auto& [what, count] : kinds)
            if (count == 0)
                out << QStringLiteral("%1 %2 told no %3")
                           .arg(QString::fromStdString(std::string(venueKey(l.venue))),
                                QString::fromStdString(l.symbol), QLatin1String(what));
    }
    return out;
}

// ---- the tape ----------------------------------------------------------------------------

void SimRig::beginTape()
{
    m_tape.clear();
    m_tapeClosed = venues.liquidations().size();
    m_tapeTo = std::numeric_limits<std::int64_t>::max();
    m_out.clear();
    for (auto& [id, h] : heard) {
        if (h.listing == sim::kNoListing || !watched(listingOf(h))) continue;
        const auto& newest = venues.tape(h.listing).newest;
        m_tape[id] = {newest.empty() ? 0 : newest.back().what.id, h.traded};
    }
}

QStringList SimRig::tapeDifferences(Lost lost) const
{
    QStringList out;
    for (const auto& [id, mark] : m_tape) {
        const Heard& h = heard.at(id);
        const sim::Listing& l = listingOf(h);
        std::map<Heard::TradeKey, sim::Lots> open;  // truth less what was heard
        for (const sim::ServedTrade& t : venues.tape(h.listing).newest)
            if (t.what.id > mark.lastId && tellsTrade(l, t.what))
                open[{t.what.ticks, t.what.taker == Side::Sell}] += t.what.lots;
        for (const auto& [key, lots] : h.traded) open[key] -= lots;
        for (const auto& [key, lots] : mark.heard) open[key] += lots;
        for (const auto& [key, lots] : open)
            if (lots < 0 || (lots > 0 && lost == Lost::Nothing && !m_out.contains(l.venue)))
                out << QStringLiteral("%1 %2: %3 lots too %4 at %5")
                           .arg(QString::fromStdString(std::string(venueKey(l.venue))),
                                QString::fromStdString(l.symbol))
                           .arg(std::abs(lots))
                           .arg(QLatin1String(lots > 0 ? "few" : "many"),
                                QString::fromStdString(l.priceText(key.first)));
    }
    return out;
}

// Each venue's wire tells what it tells (binance.md 6, bybit.md 7, okx.md 7, hyperliquid.md 6): everything that
// was ever said must have happened, and everything that this wire tells must have been said since the tape began.
QStringList SimRig::liquidationDifferences(Lost lost) const
{
    QStringList out;
    for (const auto& [id, h] : heard) {
        if (h.listing == sim::kNoListing) continue;
        const sim::Listing& l = listingOf(h);
        if (!l.perp() || !watched(l)) continue;
        const double tick = l.tick.value();
        struct Happened {
            Heard::Closed what;
            bool taped = false;
        };
        std::vector<Happened> left;
        const auto& all = venues.liquidations();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const sim::SimVenues::Liquidation& one = all[i];
            if (one.listing != h.listing || one.what.lots <= 0) continue;
            const bool average = l.venue == VenueId::Binance || l.venue == VenueId::Hyperliquid;
            const double price =
                average ? l.price(one.what.averageTicks) : l.price(static_cast<double>(one.what.bankruptcyTicks));
            const bool told = l.venue == VenueId::Binance ? one.what.method == sim::LiquidationMethod::Market
                              : l.venue == VenueId::Hyperliquid
                                  ? one.what.method == sim::LiquidationMethod::Backstop
                                  : true;
            if (told)
                left.push_back(
                    {{one.atMs, one.what.side == PositionSide::Long, price, one.what.lots}, i >= m_tapeClosed});
        }
        if (l.venue == VenueId::Hyperliquid) {
            // Forced orders whose maker was one of the known strategies.
            const auto mark = m_tape.find(id);
            for (const sim::ServedTrade& t : venues.tape(h.listing).newest) {
                if (t.what.kind != sim::TradeKind::Liquidation) continue;
                const bool maker = t.what.makerAccount % 4 == 0 &&
                                   venues.market().accountKind(t.what.makerAccount) == sim::AccountKind::Maker;
                const bool vault = venues.market().liquidatorVault(l.venue) == t.what.makerAccount;
                if (maker || vault)
                    left.push_back({{t.atMs, t.what.taker == Side::Sell,
                                     l.price(static_cast<double>(t.what.ticks)), t.what.lots},
                                    mark != m_tape.end() && t.what.id > mark->second.lastId});
            }
        }
        const auto complaint = [&](const char* what, const Heard::Closed& c) {
            out << QStringLiteral("%1 %2: %3: %4")
                       .arg(QString::fromStdString(std::string(venueKey(l.venue))),
                            QString::fromStdString(l.symbol), QLatin1String(what), told(c));
        };
        for (const Heard::Closed& c : h.liquidations) {
            const auto same = std::find_if(left.begin(), left.end(), [&](const Happened& t) {
                return t.what.atMs == c.atMs && t.what.ofLong == c.ofLong && t.what.lots == c.lots &&
                       close(t.what.price, c.price, tick);
            });
            if (same == left.end())
                complaint("never happened", c);
            else
                left.erase(same);
        }
        if (m_out.contains(l.venue) || lost == Lost::Some) continue;
        const bool sampled = l.venue == VenueId::Binance || l.venue == VenueId::Okx;
        for (const Happened& missed : left) {
            // A sample tells one of each second: another one within it, at Binance not a smaller one.
            const bool stands =
                sampled && std::any_of(h.liquidations.begin(), h.liquidations.end(), [&](const auto& c) {
                    return std::abs(c.atMs - missed.what.atMs) <= 1'000 &&
                           (l.venue == VenueId::Okx || c.lots >= missed.what.lots);
                });
            if (!stands && missed.taped && missed.what.atMs <= m_tapeTo) complaint("was not told", missed.what);
        }
        for (std::size_t i = 1; sampled && i < h.liquidations.size(); ++i)
            if (h.liquidations[i].atMs / 1'000 == h.liquidations[i - 1].atMs / 1'000 &&
                h.liquidations[i].atMs - h.liquidations[i - 1].atMs < 1)
                complaint("more than one at once", h.liquidations[i]);
    }
    return out;
}

// ---- the model -----------------------------------------------------------------------------

QStringList SimRig::modelDifferences()
{
    QStringList out;
    m_engine.drain();
    m_engine.publishAll();
    const auto snapshot = m_engine.fullSnapshot();
    std::size_t books = 0;
    for (const BookExport& b : snapshot->books) {
        const auto at = heard.find(b.instrument);
        if (b.bids.empty() || at == heard.end() || at->second.listing == sim::kNoListing) continue;
        ++books;
        const Heard& h = at->second;
        const sim::Listing& l = listingOf(h);
        const auto same = [&](const std::vector<Level>& mine, auto first, auto last) {
            for (const Level& level : mine) {
                if (first == last || ticksOf(l, level.price) != first->first ||
                    lotsOf(l, level.qty.v) != first->second)
                    return false;
                ++first;
            }
            return true;
        };
        if (!same(b.bids, h.bids.rbegin(), h.bids.rend()) || !same(b.asks, h.asks.begin(), h.asks.end()))
            out << QStringLiteral("the model's book of %1 differs").arg(QString::fromStdString(l.symbol));
    }
    if (books == 0) out << QStringLiteral("the model has no book");
    return out;
}

}  // namespace plimsoll::test
