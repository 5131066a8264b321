// What the positions mean together: accounts, exposure, heat, hedges, stress, capital.
#include "model/desk/desk_accounts.h"
#include "model/desk/desk_positions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace plimsoll {

namespace portfolio = analytics::portfolio;
using analytics::Reason;

namespace {

constexpr double kStaysBehind = 0.20;  // of the notional value, when margin is withdrawn (G7)

constexpr DeskShock kShocks[] = {
    {"\u221220 %", -0.20}, {"\u221212 %", -0.12}, {"\u22127 % in 5 min", -0.07},
    {"\u22123 %", -0.03},  {"+3 %", 0.03},        {"+7 %", 0.07},
    {"+12 %", 0.12},       {"+20 %", 0.20},
};

double signOf(PositionSide side)
{
    return side == PositionSide::Long ? 1 : -1;
}

// A sum in which one unknown part makes the whole unknown, for its reason.
class Sum {
public:
    void add(const Figure& f, const std::string& what = {})
    {
        if (f)
            m_value += *f;
        else if (m_known)
            m_known = false, m_why = f, m_what = what;
    }
    void add(double v) { m_value += v; }
    Figure get() const
    {
        if (m_known) return m_value;
        std::string why = m_what;
        if (!why.empty()) why += ": ";
        why += m_why.why;
        return Figure::none(m_why.reason, std::move(why));
    }

private:
    double m_value = 0;
    bool m_known = true;
    Figure m_why;
    std::string m_what;
};

Figure over(const Figure& a, const Figure& b, const char* zero)
{
    if (!a) return Figure::none(a.reason, a.why);
    if (!b) return Figure::none(b.reason, b.why);
    if (!(*b > 0)) return Figure::none(Reason::BadInput, zero);
    return *a / *b;
}

std::string placeOf(const PositionReading& p)
{
    std::string out = p.position.asset;
    out += ' ';
    out += venueCode(p.position.venue);
    if (p.account != 0) {
        out += ' ';
        out += p.accountName;
    }
    return out;
}

// A watched account that counts as the person's own.
bool counts(const AccountReading& a)
{
    return a.who.mine && a.who.on;
}

bool isPerp(const PositionReading& p)
{
    return p.position.market == Market::Perp;
}

// x more at a venue is x more of the whole as well: (at + x) / (total + x) = cap.
Figure roomAt(const Figure& at, const Figure& total, double cap)
{
    if (!at) return at;
    if (!total) return total;
    if (!(*total > 0)) return Figure::none(Reason::NoData, "nothing is held");
    if (cap >= 1) return Figure::none(Reason::NoData, "it has no cap");
    return (cap * *total - *at) / (1 - cap);
}

// What an account that counts hides of every sum; 0: nothing.
Figure gapOf(const DeskSnapshot& desk)
{
    Figure gap = 0.0;
    for (const AccountReading& a : desk.accounts)
        if (const Figure g = accountGap(a); counts(a) && !g) gap = g;
    return gap;
}

void readVenues(DeskSnapshot& desk)
{
    Sum gross, margin;
    const Figure gap = gapOf(desk);
    gross.add(gap);
    margin.add(gap);
    for (const PositionReading& p : desk.positions) {
        if (!isPerp(p)) continue;
        gross.add(p.valueUsd, placeOf(p));
        margin.add(p.marginUsd, placeOf(p));
    }
    const Figure total = gross.get(), allMargin = margin.get();
    for (const VenueId v : kVenues) {
        DeskVenueReading& out = desk.venues[static_cast<std::size_t>(v)];
        out.venue = v;
        Sum profit, value, maintenance, initial;
        bool any = false, own = false;
        Sum watched;
        bool accounts = false;
        if (v == VenueId::Hyperliquid) {
            for (const AccountReading& a : desk.accounts) {
                if (!counts(a)) continue;
                accounts = true;
                watched.add(a.equityUsd, addressWords(a.who));
            }
            value.add(gap);
            maintenance.add(gap);
            initial.add(gap);
            any = !gap;
        }
        for (const PositionReading& p : desk.positions) {
            if (p.position.venue != v) continue;
            ++out.positions;
            if (std::find(out.at.begin(), out.at.end(), p.position.asset) == out.at.end())
                out.at.push_back(p.position.asset);
            if (!isPerp(p)) continue;
            any = true;
            if (p.account == 0) profit.add(p.profitUsd, placeOf(p));
            own = own || p.account == 0;
            value.add(p.valueUsd, placeOf(p));
            maintenance.add(p.maintenanceUsd, placeOf(p));
            initial.add(p.marginUsd, placeOf(p));
        }
        const auto& wallet = desk.settings.venues[static_cast<std::size_t>(v)].wallet;
        if (wallet) {
            const Figure won = profit.get();
            out.equityUsd = won ? Figure(*wallet + *won) : won;
        } else if (accounts && !own) {
            out.equityUsd = 0.0;
        } else {
            std::string why = "the balance at ";
            why += venueName(v);
            why += " is not entered";
            out.equityUsd = Figure::none(Reason::NoData, std::move(why));
        }
        if (accounts && out.equityUsd) {
            const Figure more = watched.get();
            out.equityUsd = more ? Figure(*out.equityUsd + *more) : more;
        }
        out.cap = desk.settings.cap(v);
        if (!any) {
            out.grossUsd = out.maintenanceUsd = out.initialUsd = out.bufferUsd = out.marginRatio =
                out.withdrawableUsd = out.marginShare = out.leverage =
                    Figure::none(Reason::NoData, "no perpetuals are held there");
            out.share = over(0.0, total, "nothing is held");
            out.capUsed = over(out.share, out.cap, "the cap is zero");
            out.roomUsd = roomAt(0.0, total, *out.cap);
            continue;
        }
        out.maintenanceUsd = maintenance.get();
        out.initialUsd = initial.get();
        out.marginRatio = over(out.maintenanceUsd, out.equityUsd, "there is no equity left");
        const Figure at = out.grossUsd = value.get();
        out.leverage = over(at, out.equityUsd, "there is no equity left");
        out.share = over(at, total, "nothing is held");
        out.capUsed = over(out.share, out.cap, "the cap is zero");
        out.roomUsd = roomAt(at, total, *out.cap);
        out.marginShare = over(out.initialUsd, allMargin, "there is no margin");
        if (out.equityUsd && out.maintenanceUsd)
            out.bufferUsd = *out.equityUsd - *out.maintenanceUsd;
        else
            out.bufferUsd = out.equityUsd ? out.maintenanceUsd : out.equityUsd;
        if (out.equityUsd && out.initialUsd && at) {
            const auto w = analytics::margin::withdrawal(*out.equityUsd, *at, *out.initialUsd, kStaysBehind);
            out.withdrawableUsd = w ? Figure(w->most) : Figure::none(w.error().reason, w.error().text);
        } else {
            out.withdrawableUsd = !out.equityUsd ? out.equityUsd : !at ? at : out.initialUsd;
        }
    }
}

void readAccount(DeskSnapshot& desk)
{
    DeskTotals& t = desk.totals;
    Sum equity, gross, net, profit, maintenance, funding, risk;
    bool known = false, perps = false;
    std::string open, whyOpen;  // of whom nobody knows how much may be lost
    for (const DeskVenueReading& v : desk.venues) {
        const bool wallet = desk.settings.venues[static_cast<std::size_t>(v.venue)].wallet.has_value();
        const bool held = std::any_of(desk.positions.begin(), desk.positions.end(), [&](const PositionReading& p) {
            return isPerp(p) && p.position.venue == v.venue;
        });
        const bool watched =
            v.venue == VenueId::Hyperliquid && std::any_of(desk.accounts.begin(), desk.accounts.end(), counts);
        if (!wallet && !held && !watched) continue;
        known = true;
        equity.add(v.equityUsd);
    }
    bool any = !desk.positions.empty();
    for (const AccountReading& a : desk.accounts) {
        const Figure gap = accountGap(a);
        if (!counts(a) || gap) continue;
        any = perps = true;
        if (open.empty()) open = addressWords(a.who), whyOpen = gap.why;
        for (Sum* sum : {&gross, &net, &profit, &maintenance, &funding, &risk}) sum->add(gap);
    }
    for (const PositionReading& p : desk.positions) {
        profit.add(p.profitUsd, placeOf(p));
        const double s = signOf(p.position.side);
        net.add(p.valueUsd ? Figure(s * *p.valueUsd) : p.valueUsd, placeOf(p));
        if (!isPerp(p)) continue;
        perps = true;
        gross.add(p.valueUsd, placeOf(p));
        maintenance.add(p.maintenanceUsd, placeOf(p));
        funding.add(p.fundingDayUsd, placeOf(p));
        risk.add(p.riskUsd, placeOf(p));
        if (p.stopFraction || !open.empty()) continue;
        open = placeOf(p);
        whyOpen = open + ": " + p.stopFraction.why;
    }
    const Figure nothing = Figure::none(Reason::NoData, "no positions are entered");
    t.equityUsd = known ? equity.get() : Figure::none(Reason::NoData, "no balance is entered");
    t.profitUsd = any ? profit.get() : nothing;
    t.netUsd = any ? net.get() : nothing;
    t.rUsd = t.equityUsd ? Figure(*t.equityUsd * desk.settings.riskPerTrade) : t.equityUsd;
    if (!perps) {
        t.grossUsd = t.exposure = t.heat = t.marginRatio = t.fundingDayUsd = t.riskUsd = t.riskR =
            Figure::none(Reason::NoData, "no perpetuals are held");
        return;
    }
    t.grossUsd = gross.get();
    t.fundingDayUsd = funding.get();
    t.riskUsd = risk.get();
    t.riskR = over(t.riskUsd, t.rUsd, "there is no equity");
    t.marginRatio = over(maintenance.get(), t.equityUsd, "there is no equity left");
    t.exposure = over(t.grossUsd, t.equityUsd, "there is no equity left");
    if (t.exposure) {
        const auto& limits = desk.settings.exposureLimits;
        t.exposureLevel = analytics::atMost(*t.exposure, limits[0])   ? 0
                          : analytics::atMost(*t.exposure, limits[1]) ? 1
                                                                      : 2;
    }
    if (!t.equityUsd || !(*t.equityUsd > 0)) {
        t.heat = t.equityUsd ? Figure::none(Reason::BadInput, "there is no equity left") : t.equityUsd;
        return;
    }
    std::vector<portfolio::Risk> risks;
    for (const PositionReading& p : desk.positions)
        if (isPerp(p) && p.stopFraction)
            risks.push_back({p.position.coins * p.position.entry * p.usdPerQuote, 1, *p.stopFraction});
    const auto heat = portfolio::heat(*t.equityUsd, risks);
    if (!heat) {
        t.heat = Figure::none(heat.error().reason, heat.error().text);
        return;
    }
    t.heat = heat->heat;
    t.heat.floor = !open.empty();
    t.heat.why = whyOpen;
    t.heatOpen = open;
    const auto& limits = desk.settings.heatLimits;
    t.heatBand = analytics::atMost(heat->heat, limits[0])   ? portfolio::HeatBand::Ok
                 : analytics::atMost(heat->heat, limits[1]) ? portfolio::HeatBand::Moderate
                 : analytics::atMost(heat->heat, limits[2]) ? portfolio::HeatBand::Aggressive
                 : analytics::below(heat->heat, limits[3])  ? portfolio::HeatBand::High
                                                            : portfolio::HeatBand::Block;
    // At least so little says nothing.
    if (t.heat.floor && t.heatBand == portfolio::HeatBand::Ok) t.heatBand.reset();
}

// The nearest liquidation of a leg of that side, as a move of the price.
std::optional<AssetReading::Break> nearest(const std::vector<const PositionReading*>& legs, PositionSide side,
                                           Figure& unknown)
{
    std::optional<AssetReading::Break> out;
    for (const PositionReading* p : legs) {
        if (p->position.side != side || !isPerp(*p)) continue;
        if (!p->distance) {
            // None liquidates it: no break. Anything else is not known.
            if (!(p->liquidation && *p->liquidation <= 0)) unknown = p->distance;
            continue;
        }
        const double move = std::max(0.0, *p->distance);
        if (out && *out->move <= move) continue;
        out = AssetReading::Break{};
        out->move = move;
        out->moveAtr = p->distanceAtr;
        out->venue = p->position.venue;
    }
    return out;
}

AssetReading readAsset(const std::string& asset, const std::vector<const PositionReading*>& legs,
                       const Figure& total, const Figure& gap, const DeskSettings& settings)
{
    AssetReading out;
    out.asset = asset;
    Sum coins, usd, gross;
    bool longs = false, shorts = false, perps = !gap;
    for (Sum* sum : {&coins, &usd, &gross}) sum->add(gap);
    for (const PositionReading* p : legs) {
        const double s = signOf(p->position.side);
        coins.add(s * p->position.coins);
        usd.add(p->valueUsd ? Figure(s * *p->valueUsd) : p->valueUsd);
        (s > 0 ? longs : shorts) = true;
        if (!isPerp(*p)) continue;
        perps = true;
        gross.add(p->valueUsd, placeOf(*p));
    }
    out.netCoins = coins.get();
    out.netUsd = usd.get();
    out.grossUsd = perps ? gross.get() : Figure::none(Reason::NoData, "no perpetuals are held");
    out.share = over(gross.get(), total, "nothing is held");
    out.hedged = longs && shorts;
    Figure unknown = 0.0;
    out.up = nearest(legs, PositionSide::Short, unknown);
    out.down = nearest(legs, PositionSide::Long, unknown);
    for (const auto& [end, sign] : {std::pair{&out.up, 1.0}, std::pair{&out.down, -1.0}}) {
        if (!*end) continue;
        Sum profit;
        for (const PositionReading* p : legs) {
            if (!p->mark) {
                profit.add(p->mark, placeOf(*p));
                continue;
            }
            const double there = *p->mark * (1 + sign * *(*end)->move);
            profit.add(signOf(p->position.side) * p->position.coins * (there - p->position.entry) *
                       p->usdPerQuote);
        }
        (*end)->profitUsd = profit.get();
    }
    if (!out.hedged) return out;
    const auto breaks = [&](const std::optional<AssetReading::Break>& b) {
        return b && *b->move <= settings.hedgeMove;
    };
    // One leg that is known to break is enough; that none does needs all of them.
    if (breaks(out.up) || breaks(out.down))
        out.survives = false;
    else if (unknown)
        out.survives = true;
    else
        out.why = unknown.why;
    return out;
}

void readAssets(DeskSnapshot& desk)
{
    std::map<std::string, std::vector<const PositionReading*>> byAsset;
    for (const PositionReading& p : desk.positions) byAsset[p.position.asset].push_back(&p);
    for (const auto& [asset, legs] : byAsset)
        desk.assets.push_back(readAsset(asset, legs, desk.totals.grossUsd, gapOf(desk), desk.settings));
    DeskTotals& t = desk.totals;
    t.effectiveAssets = t.largestShare =
        t.grossUsd ? Figure::none(Reason::NoData, "no perpetuals are held") : t.grossUsd;
    if (!t.grossUsd || !(*t.grossUsd > 0)) return;
    double squares = 0, largest = 0;
    for (const AssetReading& a : desk.assets) {
        if (!a.share) return;
        squares += *a.share * *a.share;
        if (*a.share <= largest) continue;
        largest = *a.share;
        t.largestAsset = a.asset;
    }
    t.largestShare = largest;
    if (squares > 0) t.effectiveAssets = 1 / squares;
}

// Margin is not shared: each isolated position is an account of its own, and so is the rest at each venue.
void readStress(DeskSnapshot& desk, std::span<const PositionInput> inputs)
{
    std::map<std::string, portfolio::Account> accounts;
    std::set<std::string> unmoved;  // how far a price there follows is not known
    Figure missing = 0.0, rates = 0.0, betas = 0.0;
    for (std::size_t i = 0; i < desk.positions.size(); ++i) {
        const PositionReading& p = desk.positions[i];
        if (!p.mark) {
            missing = p.mark;
            missing.why.insert(0, ": ").insert(0, placeOf(p));
            continue;
        }
        std::string name = placeOf(p);
        if (!isPerp(p))
            name += " spot";
        else if (p.position.mode == MarginMode::Cross)
            (name = p.account == 0 ? venueCode(p.position.venue) : std::string_view(p.accountName)) += " cross";
        else
            while (accounts.contains(name)) name += '\'';
        portfolio::Account& a = accounts[name];
        a.venue = name;
        if (isPerp(p) && !p.mmr) rates = p.mmr;
        if (!inputs[i].beta) {
            betas = Figure::none(Reason::TooShort, placeOf(p) + ": its beta on Bitcoin is not known");
            unmoved.insert(name);
        }
        // US dollars: prices and entries are turned, not the number of coins.
        a.positions.push_back({signOf(p.position.side) * p.position.coins, p.position.entry * p.usdPerQuote,
                               *p.mark * p.usdPerQuote, isPerp(p) ? p.mmr.value.value_or(0) : 0,
                               inputs[i].beta.value_or(0)});
        if (isPerp(p) && p.position.mode == MarginMode::Isolated) {
            if (p.marginUsd)
                a.wallet = *p.marginUsd;
            else
                missing = p.marginUsd;
        }
    }
    // What is left of each wallet stands behind the cross positions there.
    for (const VenueId v : kVenues) {
        const auto& wallet = desk.settings.venues[static_cast<std::size_t>(v)].wallet;
        std::string name(venueCode(v));
        name += " cross";
        const bool cross = accounts.contains(name);
        if (!wallet) {
            if (cross) missing = desk.venues[static_cast<std::size_t>(v)].equityUsd;
            continue;
        }
        double left = *wallet;
        for (const PositionReading& p : desk.positions)
            if (isPerp(p) && p.account == 0 && p.position.venue == v && p.position.mode == MarginMode::Isolated)
                left -= p.marginUsd.value.value_or(0);
        portfolio::Account& a = accounts[name];
        a.venue = name;
        a.wallet = left;
    }
    // So does each watched account's own.
    for (const AccountReading& account : desk.accounts) {
        if (!counts(account)) continue;
        const Figure gap = accountGap(account);
        if (!gap || !account.walletUsd) {
            missing = gap ? account.walletUsd : gap;
            continue;
        }
        double left = *account.walletUsd;
        for (const PositionReading& p : account.positions)
            if (p.position.mode == MarginMode::Isolated) left -= p.marginUsd.value.value_or(0);
        const std::string name = addressWords(account.who).append(" cross");
        portfolio::Account& a = accounts[name];
        a.venue = name;
        a.wallet += left;
    }
    // What becomes of the others is known without them; the sums are not.
    std::vector<portfolio::Account> list;
    for (auto& [name, a] : accounts)
        if (!unmoved.contains(name)) list.push_back(std::move(a));
    std::vector<double> moves;
    for (const DeskShock& s : kShocks) moves.push_back(s.move);
    const Figure& none = missing ? betas : missing;
    const auto grid =
        missing && !list.empty()
            ? portfolio::stress(list, moves)
            : analytics::Result<portfolio::Stress>(Unexpected<analytics::NoValue>{{none.reason, none.why}});
    const auto now = grid ? portfolio::stress(list, std::array{0.0}) : grid;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        StressRow& row = desk.stress.emplace_back();
        row.name = kShocks[i].name;
        row.shock = moves[i];
        if (!grid || !now) {
            row.profitUsd = row.equityUsd = row.marginRatio = Figure::none(grid.error().reason, grid.error().text);
            continue;
        }
        const portfolio::StressPoint& point = grid->grid[i];
        row.liquidated = point.liquidated;
        if (!betas) {
            row.profitUsd = row.equityUsd = row.marginRatio = betas;
            continue;
        }
        row.profitUsd = point.equity - now->grid[0].equity;
        row.equityUsd = point.equity;
        if (!rates)
            row.marginRatio = rates;
        else if (point.marginRatio)
            row.marginRatio = *point.marginRatio;
        else
            row.marginRatio = Figure::none(Reason::BadInput, "there is no equity left");
    }
    // Without any balance or margin an equity would only be the profit: that is not what is asked.
    if (!desk.totals.equityUsd)
        for (StressRow& row : desk.stress)
            row.equityUsd = row.marginRatio =
                Figure::none(desk.totals.equityUsd.reason, desk.totals.equityUsd.why);
}

void readCapital(DeskSnapshot& desk)
{
    const DeskSettings& s = desk.settings;
    const bool any = std::any_of(s.capital.begin(), s.capital.end(), [](const auto& l) { return l.now; });
    if (!any) return;
    const bool all = std::all_of(s.capital.begin(), s.capital.end(), [](const auto& l) { return l.now; });
    portfolio::Pyramid in;
    in.reserve = s.capital[0].now.value_or(0);
    in.operational = s.capital[1].now.value_or(0);
    in.apex = s.capital[2].now.value_or(0);
    in.equity = in.reserve + in.operational + in.apex;
    in.minReserve = s.minReserve;
    in.maxOperational = s.maxOperational;
    in.maxApex = s.maxApex;
    const auto pyramid = portfolio::pyramid(in);
    static constexpr std::string_view breaches[] = {"RESERVE_LOW", "OPERATIONAL_HIGH", "APEX_HIGH"};
    const double limits[] = {s.minReserve, s.maxOperational, s.maxApex};
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        LayerReading& out = desk.capital.emplace_back();
        out.layer = static_cast<CapitalLayer>(i);
        out.limit = limits[i];
        if (!all) {
            out.share = Figure::none(Reason::NoData, "not all three layers are entered");
        } else if (!pyramid) {
            out.share = Figure::none(pyramid.error().reason, pyramid.error().text);
        } else {
            out.share = pyramid->shares[i];
            out.shareBroken = std::find(pyramid->breaches.begin(), pyramid->breaches.end(), breaches[i]) !=
                              pyramid->breaches.end();
        }
        const LayerCapital& layer = s.capital[i];
        if (layer.now && layer.peak && *layer.peak > 0) {
            out.drawdown = std::max(0.0, 1 - *layer.now / *layer.peak);
            out.drawdownBroken = analytics::above(*out.drawdown, layer.drawdownLimit);
        } else {
            out.drawdown = Figure::none(Reason::NoData, "what it is and once was is not entered");
        }
    }
}

}  // namespace

std::span<const DeskShock> deskShocks()
{
    return kShocks;
}

void readTotals(DeskSnapshot& desk, std::span<const PositionInput> inputs)
{
    readVenues(desk);
    readAccount(desk);
    readAssets(desk);
    if (!desk.positions.empty()) readStress(desk, inputs);
    readCapital(desk);
    for (PositionReading& p : desk.positions) {
        p.riskR = over(p.riskUsd, desk.totals.rUsd, "there is no equity");
        p.profitR = over(p.profitUsd, desk.totals.rUsd, "there is no equity");
    }
}

}  // namespace plimsoll
