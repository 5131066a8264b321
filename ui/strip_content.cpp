#include "ui/strip_content.h"

#include "model/market/decimal.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/liquidation_model.h"
#include "ui/venue_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// A feed reports once a second. Three missing reports mean that nobody watches it any more.
constexpr Duration kReportLimit = std::chrono::seconds{3};

QString code(VenueId v)
{
    return text(venueCode(v));
}

QString dated(const QString& value, Freshness fresh, std::optional<Mono> at, AsOf now)
{
    if (fresh == Freshness::Live || !at) return value;
    return value + QStringLiteral(" (%1, %2)").arg(modelWords(freshnessName(fresh)), format::age(now.mono - *at));
}

QString priceText(Price p, std::optional<Price> tick)
{
    return tick && tick->raw > 0 ? format::price(p, decimalsOf(*tick)) : format::price(p);
}

// In place of a value: why there is none to show.
QString word(Freshness f)
{
    return f == Freshness::Stale ? UiText::tr("stale") : format::kNone;
}

QString joined(const QStringList& parts)
{
    return parts.join(QStringLiteral(" \u00b7 "));
}

// With many venues a list of all would be cut: those that are left out are named instead.
QString withoutStale(const QStringList& stale)
{
    return stale.isEmpty() ? QString() : UiText::tr(", %1 stale").arg(stale.join(u' '));
}

StripFigure markFigure(const QString& asset, const AssetSummary& s, AsOf now)
{
    StripFigure f;
    f.label = UiText::tr("Asset");
    QStringList each, tips, stale;
    int usables = 0;
    for (const AssetVenue& v : s.venues) {
        if (!v.mark) {
            tips << UiText::tr("%1 mark: no value yet").arg(text(venueName(v.venue)));
            continue;
        }
        const bool usable = plimsoll::usable(v.markFresh);
        const QString price = priceText(*v.mark, v.tick);
        usables += usable;
        if (!usable) stale << code(v.venue);
        each << (usable ? QStringLiteral("%1 %2").arg(code(v.venue), price)
                        : QStringLiteral("%1 %2").arg(code(v.venue), word(v.markFresh)));
        tips << dated(UiText::tr("%1 mark %2").arg(text(venueName(v.venue)), price), v.markFresh, v.markAt, now);
    }
    f.value = s.mark ? asset + QLatin1Char(' ') + priceText(*s.mark, s.markTick) : asset;
    f.fresh = s.mark ? Freshness::Live : Freshness::Off;
    f.detail = each.isEmpty() ? UiText::tr("no mark price yet") : UiText::tr("mark ") + joined(each);
    if (s.venues.size() > 2 && s.markVenue && s.markGapBp)
        f.detail = UiText::tr("mark of %1 \u00b7 %2 within %3 bp")
                       .arg(code(*s.markVenue))
                       .arg(usables)
                       .arg(format::bp(*s.markGapBp)) +
                   withoutStale(stale);
    f.tip = tips.join(QLatin1Char('\n'));
    return f;
}

// The narrowest spread, and the widest.
StripFigure spreadFigure(const AssetSummary& s)
{
    StripFigure f;
    f.kind = FigureKind::Liquidity;
    f.label = UiText::tr("Liquidity");
    QStringList each, stale;
    std::optional<std::pair<double, VenueId>> widest;
    for (const AssetVenue& v : s.venues) {
        const bool usable = plimsoll::usable(v.spreadFresh);
        if (usable && v.spreadBp && (!widest || *v.spreadBp > widest->first)) widest = {*v.spreadBp, v.venue};
        if (!usable && v.spreadBp) stale << code(v.venue);
        each << QStringLiteral("%1 %2").arg(code(v.venue), usable && v.spreadBp ? format::bp(*v.spreadBp)
                                                           : v.spreadBp         ? word(v.spreadFresh)
                                                                                : format::kNone);
    }
    f.value = s.spreadBp ? UiText::tr("spread %1 bp").arg(format::bp(*s.spreadBp)) : UiText::tr("no fresh book");
    f.fresh = s.spreadBp ? Freshness::Live : Freshness::Off;
    f.detail = each.isEmpty() ? UiText::tr("no book yet") : joined(each);
    const QString all = f.detail;
    if (s.venues.size() > 2 && widest)
        f.detail = QStringLiteral("to %1 on %2").arg(format::bp(widest->first), code(widest->second)) +
                   withoutStale(stale);
    f.tip = all + UiText::tr("\nBest ask less best bid of each venue's perpetual, in basis points of the middle.");
    return f;
}

StripFigure fundingFigure(const AssetSummary& s, AsOf now)
{
    StripFigure f;
    f.kind = FigureKind::Funding;
    f.label = UiText::tr("Funding direction");
    f.labelBrief = UiText::tr("Funding");
    QStringList each, tips;
    bool anyUsable = false;
    std::optional<double> low, high;  // of the usable rates per 8 h
    for (const AssetVenue& v : s.venues) {
        if (!v.funding) continue;
        const FundingCell& c = *v.funding;
        const bool usable = plimsoll::usable(c.fresh);
        anyUsable |= usable;
        if (usable && c.r8) {
            low = std::min(low.value_or(*c.r8), *c.r8);
            high = std::max(high.value_or(*c.r8), *c.r8);
        }
        each << QStringLiteral("%1 %2").arg(code(v.venue), usable && c.r8 ? format::bp8h(*c.r8) : word(c.fresh));
        tips << dated(UiText::tr("%1 %2 per %3")
                          .arg(text(venueName(v.venue)), format::rateRaw(c.rate.v),
                               c.hours ? format::interval(*c.hours) : UiText::tr("unknown interval")),
                      c.fresh, c.stamp.mono, now);
    }
    f.fresh = anyUsable ? Freshness::Live : Freshness::Off;
    if (each.size() > 2) {
        // Four rates in large type would not fit: the range large, the rates below.
        f.value = !low            ? format::kNone
                  : *low == *high ? format::bp8h(*low)
                                  : QStringLiteral("%1 to %2").arg(format::bp8h(*low), format::bp8h(*high));
        // Who is at which end.
        QStringList ends;
        for (const auto& [end, word] :
             {std::pair{low, UiText::tr("least ")}, std::pair{high, UiText::tr("most ")}}) {
            QStringList at;
            for (const AssetVenue& v : s.venues)
                if (end && v.funding && v.funding->r8 == end && v.funding->fresh <= Freshness::Late)
                    at << code(v.venue);
            if (!at.isEmpty()) ends << word + at.join(u' ');
        }
        f.detail = !low ? joined(each) : *low == *high ? UiText::tr("alike on all") : joined(ends);
        if (s.fundingGap8h) tips << UiText::tr("gap %1 bp per 8 h").arg(format::bp(*s.fundingGap8h * 1e4));
        if (s.nextFunding)
            tips << UiText::tr("next settlement in %1").arg(format::countdown(*s.nextFunding - now.wall));
        f.tip = tips.join(QLatin1Char('\n'));
        return f;
    }
    f.value = each.isEmpty() ? format::kNone : joined(each);
    QStringList notes;
    if (s.fundingGap8h) notes << UiText::tr("gap %1 bp").arg(format::bp(*s.fundingGap8h * 1e4));
    if (s.nextFunding) notes << UiText::tr("next in %1").arg(format::countdown(*s.nextFunding - now.wall));
    f.detail = notes.isEmpty() ? UiText::tr("no rate yet") : joined(notes);
    f.tip = tips.join(QLatin1Char('\n'));
    return f;
}

// How far apart the marks are: what is measured without any usual.
StripFigure basisFigure(const AssetSummary& s)
{
    StripFigure f;
    f.kind = FigureKind::Basis;
    f.label = UiText::tr("Basis and spread");
    f.labelBrief = UiText::tr("Basis");
    f.value =
        s.markGapBp ? UiText::tr("marks %1 bp").arg(format::bp(*s.markGapBp)) : UiText::tr("no two fresh marks");
    f.fresh = s.markGapBp ? Freshness::Live : Freshness::Off;
    if (s.markGapBp)
        f.tip = UiText::tr("Mark prices differ by %1 bp between venues.").arg(format::bp(*s.markGapBp));
    return f;
}

StripFigure interestFigure(const AssetSummary& s, AsOf now)
{
    StripFigure f;
    f.kind = FigureKind::Interest;
    f.label = UiText::tr("OI and volatility");
    f.labelBrief = UiText::tr("OI, volatility");
    QStringList each, tips;
    // With many venues one unit for all, said once.
    const bool many = s.venues.size() > 2;
    double largest = 0;
    for (const AssetVenue& v : s.venues) largest = std::max(largest, v.oiUsd.value_or(0));
    const double unit = largest >= 1e9 ? 1e9 : 1e6;
    const auto figure = [&](double usd) {
        return many ? format::moneyIn(usd, unit, unit > 1e6 ? 2 : 0) : format::money(usd);
    };
    for (const AssetVenue& v : s.venues) {
        const bool usable = v.oiUsd && plimsoll::usable(v.oiFresh);
        each << QStringLiteral("%1 %2").arg(code(v.venue), usable    ? figure(*v.oiUsd)
                                                           : v.oiUsd ? word(v.oiFresh)
                                                                     : format::kNone);
        if (v.oiUsd)
            tips << dated(QStringLiteral("%1 %2").arg(text(venueName(v.venue)), format::money(*v.oiUsd)),
                          v.oiFresh, v.oiAt, now);
        else
            tips << UiText::tr("%1: no figure yet").arg(text(venueName(v.venue)));
    }
    f.value = s.oiUsd ? format::floored(!s.oiMissing.empty(), format::money, *s.oiUsd) : format::kNone;
    f.fresh = s.oiUsd ? Freshness::Live : Freshness::Off;
    f.detail = each.isEmpty() ? UiText::tr("no figure yet") : joined(each);
    if (many && largest > 0 && s.oiUsd && *s.oiUsd > 0) {
        // The two largest; the tip has all.
        std::vector<std::pair<double, QString>> parts;
        for (const AssetVenue& v : s.venues)
            if (v.oiUsd && v.oiFresh <= Freshness::Late)
                parts.emplace_back(
                    *v.oiUsd,
                    QStringLiteral("%1 %2 %").arg(code(v.venue)).arg(std::lround(*v.oiUsd / *s.oiUsd * 100)));
        QStringList shares;
        for (const auto& [usd, share] : parts) shares << share;
        tips << UiText::tr("Shares: ") + joined(shares);
        std::stable_sort(parts.begin(), parts.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        shares.clear();
        for (std::size_t i = 0; i < std::min<std::size_t>(2, parts.size()); ++i) shares << parts[i].second;
        f.detail = joined(shares);
        QStringList missing;
        for (VenueId v : s.oiMissing) missing << code(v);
        if (!missing.isEmpty()) f.detail += UiText::tr(", without %1").arg(missing.join(u' '));
    }
    f.tip = tips.join(QLatin1Char('\n'));
    return f;
}

// "1 h", not "1 h 00 m".
QString windowText(Duration window)
{
    QString text = format::age(window);
    return text.remove(QStringLiteral(" 00 m"));
}

StripFigure liquidatedFigure(const std::optional<LiquidatedSum>& liq, Freshness feeds)
{
    StripFigure f;
    f.kind = FigureKind::Liquidated;
    f.label = UiText::tr("Liquidated, seen");
    f.labelBrief = UiText::tr("Liquidated");
    if (!liq) {
        f.value = format::kNone;
        f.detail = UiText::tr("no liquidation feed yet");
        f.fresh = Freshness::Off;
        return f;
    }
    if (liq->seen.events == 0) {
        // Nothing seen is not nothing happened: a venue may publish none, or not all.
        const bool feed = plimsoll::usable(feeds);
        f.value = feed ? UiText::tr("none seen") : format::kNone;
        if (!feed) {
            f.fresh = Freshness::Off;
            f.detail = UiText::tr("no venue delivers");
            return f;
        }
        f.detail = UiText::tr("last %1").arg(windowText(liq->window));
        return f;
    }
    const LiquidatedHour& seen = liq->seen;
    f.value = UiText::tr("%1 long \u00b7 %2 short").arg(format::money(seen.longUsd), format::money(seen.shortUsd));
    f.sides = SidesFigure{format::money(seen.longUsd), format::money(seen.shortUsd), 0};
    if (const double both = seen.longUsd + seen.shortUsd; both > 0) f.sides->longShare = seen.longUsd / both;
    QStringList codes, tips;
    bool complete = true;
    for (VenueId v : kVenues) {
        if (!((seen.venues >> static_cast<unsigned>(v)) & 1u)) continue;
        codes << liquidationCode(v);
        complete &= liquidationsComplete(v);
        tips << QStringLiteral("%1: %2").arg(text(venueName(v)), liquidationCoverageSentence(v));
    }
    f.mark = complete ? Provenance::Measured : Provenance::Sampled;
    f.detailBrief = UiText::tr("last %1").arg(windowText(liq->window));
    f.detail = UiText::tr("last %1 \u00b7 %2 on %3")
                   .arg(windowText(liq->window), format::count(seen.events), codes.join(QLatin1Char(' ')));
    if (feeds == Freshness::Stale || feeds == Freshness::Off) {
        f.fresh = feeds;
        f.detail += UiText::tr(" \u00b7 no feed now");
    }
    f.tip = UiText::tr("Sum of what was seen of all assets, no total:\n") + tips.join(QLatin1Char('\n'));
    return f;
}

}  // namespace

std::vector<StripFigure> stripFigures(const QString& asset, const AssetSummary& s,
                                      const std::optional<LiquidatedSum>& liq, Freshness feeds, AsOf now)
{
    return {markFigure(asset.isEmpty() ? UiText::tr("no asset chosen") : asset, s, now),
            fundingFigure(s, now),
            interestFigure(s, now),
            basisFigure(s),
            spreadFigure(s),
            liquidatedFigure(liq, feeds)};
}

StripVenue stripVenue(const VenueRow& row, AsOf now)
{
    StripVenue v;
    v.venue = row.venue;
    v.enabled = row.enabled;
    v.state = row.enabled ? row.state : Freshness::Off;
    v.value = format::kNone;
    if (!row.enabled) {
        v.word = UiText::tr("off");
        v.detail = UiText::tr("switched off");
        v.tip = UiText::tr("%1 is switched off (menu Venues)").arg(text(venueName(row.venue)));
        return v;
    }
    const QString detail = venueSays(row.venue, row.detail);
    if (!row.health) {
        v.word = UiText::tr("starting");
        v.detail = detail.isEmpty() ? UiText::tr("no report yet") : detail;
        v.tip = UiText::tr("%1: the feed has not reported yet").arg(text(venueName(row.venue)));
        return v;
    }
    const FeedHealth& h = *row.health;
    const bool silent = now.mono - h.at > kReportLimit;
    if (silent) v.state = worse(v.state, Freshness::Stale);
    v.word = v.state == Freshness::Off ? UiText::tr("no data") : modelWords(freshnessName(v.state));

    QStringList notes;
    if (plimsoll::usable(v.state)) {
        v.value = h.latencyP50 ? format::milliseconds(*h.latencyP50)
                               : QStringLiteral("%1/s").arg(format::compactCount(h.framesPerSecond));
        if (h.latencyP50) v.rate = QStringLiteral("%1/s").arg(format::compactCount(h.framesPerSecond));
        if (v.state == Freshness::Late && !detail.isEmpty()) {
            notes << detail;
        } else {
            v.brief = UiText::tr("%1 gap(s)", nullptr, static_cast<int>(h.gaps)).arg(format::count(h.gaps));
            if (h.latencyP99)
                notes << QStringLiteral("p99 %1").arg(
                    format::milliseconds(*h.latencyP99).remove(QStringLiteral(" ms")));
            notes << v.brief;
        }
    } else {
        const std::optional<Mono> last = silent ? std::optional(h.at) : h.lastFrame;
        v.value = last ? format::age(now.mono - *last) : format::kNone;
        notes << (silent              ? UiText::tr("feed gives no report")
                  : !detail.isEmpty() ? detail
                                      : UiText::tr("not in sums"));
    }
    v.detail = joined(notes);

    QStringList tip;
    tip << QStringLiteral("%1: %2").arg(text(venueName(row.venue)), v.word);
    const QString headline = venueSays(row.venue, h.headline);
    if (!headline.isEmpty()) tip << headline;
    if (!detail.isEmpty() && detail != headline) tip << detail;
    tip << UiText::tr("%1 frames/s, %2/s")
               .arg(format::compactCount(h.framesPerSecond), format::bytes(h.bytesPerSecond));
    tip << UiText::tr("books %1 of %2 live").arg(h.booksLive).arg(h.booksWanted);
    tip << UiText::tr("gaps %1, resyncs %2, reconnects %3").arg(h.gaps).arg(h.resyncs).arg(h.reconnects);
    v.tip = tip.join(QLatin1Char('\n'));
    return v;
}

}  // namespace plimsoll
