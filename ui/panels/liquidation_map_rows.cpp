#include "ui/panels/liquidation_map_rows.h"

#include "ui/panel.h"
#include "ui/panels/liquidation_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace plimsoll {

namespace {

constexpr double kWhole = 0.98;  // of a window: less is said to be a part
constexpr const char* kWindowNames[] = {"1 m", "5 m", "1 h", "4 h", "12 h", "24 h"};
static_assert(std::size(kWindowNames) == kLiquidationWindows.size());

TextCell none(const QString& why)
{
    TextCell c;
    c.text = format::kNone;
    c.tip = why;
    c.tone = CellTone::Faint;
    return c;
}

TextCell said(const QString& text, CellTone tone, const QString& tip = {})
{
    TextCell c;
    c.text = text;
    c.tone = tone;
    c.tip = tip;
    return c;
}

QString percent(double share)
{
    return share < 0.1 ? QStringLiteral("%1 %").arg(format::plain(share * 100, share < 0.001 ? 3 : 2))
                       : QStringLiteral("%1 %").arg(format::plain(share * 100, 0));
}

QString whole(double usd)
{
    return QStringLiteral("$") + format::count(static_cast<quint64>(std::llround(std::min(usd, 1e15))));
}

QString heard(const LiquidationSum& sum)
{
    if (!heardInPart(sum)) return UiText::tr("Heard all of the window");
    const QString part = sum.covered < kWhole
                             ? UiText::tr("Heard %1 of the window: a lower bound").arg(percent(sum.covered))
                             : UiText::tr("Not all venues were heard: a lower bound");
    return sum.missing == 0 ? part : part + QStringLiteral(", ") + withoutCodes(sum.missing);
}

QString money(const LiquidationSum& sum, double usd)
{
    return format::floored(heardInPart(sum), format::money, usd);
}

// A share that lacks venues is that of the others: it bounds nothing.
TextCell shareCell(const ForcedOfInterest& of, const LiquidationSum& all)
{
    const auto share = of.share();
    if (!share)
        return none(UiText::tr("No venue tells its open interest and its liquidations now") +
                    (of.missing != 0 ? QStringLiteral(": ") + withoutCodes(of.missing) : QString()));
    QString tip = UiText::tr("%1 of %2 open interest").arg(whole(of.usd), format::money(of.interestUsd));
    if (of.missing != 0)
        tip +=
            QLatin1Char('\n') + UiText::tr("Of the same venues above and below: %1").arg(withoutCodes(of.missing));
    const bool floor = of.missing == 0 && heardInPart(all);
    TextCell c =
        said(format::floored(floor, percent, *share), of.missing == 0 ? CellTone::Base : CellTone::Muted, tip);
    c.floor = floor;
    return c;
}

QString lines(const LiquidationSum& sum)
{
    QString out =
        UiText::tr("Seen: longs %1 in %2 prints, shorts %3 in %4\n")
            .arg(whole(sum.longUsd), format::count(sum.longs), whole(sum.shortUsd), format::count(sum.shorts));
    if (sum.largest)
        out += UiText::tr("Largest %1, %2 on %3, %4\n")
                   .arg(whole(sum.largest->usd),
                        sum.largest->side == PositionSide::Long ? UiText::tr("a long") : UiText::tr("a short"),
                        venueNameText(sum.largest->venue), format::dateTimeZoned(sum.largest->at));
    return out + heard(sum);
}

// Of one venue: shown though it is set aside, as what is stale.
QString ownLines(const VenueLiquidations& v, const LiquidationSum& sum)
{
    if (!v.aside) return lines(sum);
    return lines(sum) + u'\n' + UiText::tr("set aside by you: shown, in no sum and no judgement");
}

QString whyUnheard(const VenueLiquidations& v)
{
    if (!v.enabled) return UiText::tr("The venue is switched off");
    if (!v.listed) return UiText::tr("Not listed there");
    return UiText::tr("Its liquidation stream was not heard in this time: not known");
}

}  // namespace

bool heardInPart(const LiquidationSum& sum)
{
    return sum.covered < kWhole || sum.missing != 0;
}

std::vector<TextColumn> forcedTotalColumns(const std::vector<VenueId>& venues)
{
    std::vector<TextColumn> out;
    const auto add = [&](const QString& head, const QString& exported, const QString& widest, bool right,
                         int drop) {
        TextColumn c;
        c.head = head;
        c.exportHead = exported;
        c.widest = widest;
        c.right = right;
        c.drop = drop;
        c.rest = right;
        out.push_back(c);
        return &out.back();
    };
    add(UiText::tr("Window"), QStringLiteral("window"), QStringLiteral("24 h"), false, 0);
    add(UiText::tr("Longs"), QStringLiteral("seen_long_usd"), QStringLiteral("\u2265 $9.99m"), true, 0);
    add(UiText::tr("Shorts"), QStringLiteral("seen_short_usd"), QStringLiteral("\u2265 $9.99m"), true, 0);
    add(UiText::tr("Prints"), QStringLiteral("prints"), QStringLiteral("99,999"), true, 3);
    add(UiText::tr("Largest"), QStringLiteral("largest_usd"), QStringLiteral("$9.99m BN"), true, 2);
    add(UiText::tr("Of OI"), QStringLiteral("of_open_interest"), QStringLiteral("\u2265 0.999 %"), true, 1)->tip =
        UiText::tr("Seen, as a share of the open interest that the same venues tell now");
    int drop = 4;
    for (const VenueId v : venues) {
        TextColumn* c = add(liquidationCode(v), text(venueKey(v)) + QStringLiteral("_usd"),
                            QStringLiteral("\u2265 $9.99m"), true, drop++);
        c->venue = v;
        c->tip = venueNameText(v) + QStringLiteral(": ") + liquidationCoverageSentence(v);
    }
    return out;
}

std::vector<TextRow> forcedTotalRows(const LiquidationBoardSnapshot& board, const ForcedView& view)
{
    std::vector<TextRow> rows;
    for (std::size_t w = 0; w < kLiquidationWindows.size(); ++w) {
        const LiquidationSum& all = board.all[w];
        TextRow row;
        row.key = QString::fromUtf8(kWindowNames[w]);
        row.cells.push_back(said(row.key, CellTone::Strong, all.known() ? heard(all) : QString()));
        if (all.known()) {
            const QString tip = lines(all);
            TextCell longs = said(money(all, all.longUsd), all.longs > 0 ? CellTone::Long : CellTone::Muted, tip),
                     shorts =
                         said(money(all, all.shortUsd), all.shorts > 0 ? CellTone::Short : CellTone::Muted, tip);
            longs.floor = shorts.floor = heardInPart(all);
            row.cells.push_back(longs);
            row.cells.push_back(shorts);
            row.cells.push_back(said(format::count(all.count()), CellTone::Base, tip));
            row.cells.push_back(
                all.largest ? said(format::money(all.largest->usd) + u' ' + venueCodeText(all.largest->venue),
                                   all.largest->side == PositionSide::Long ? CellTone::Long : CellTone::Short, tip)
                            : none(UiText::tr("No print in this window")));
            row.cells.push_back(shareCell(board.ofInterest[w], all));
        } else {
            for (int i = 0; i < 5; ++i)
                row.cells.push_back(
                    none(UiText::tr("No venue's liquidation stream was heard in this time: not known")));
        }
        for (const VenueId v : view.venues) {
            const VenueLiquidations& venue = board.venues[static_cast<std::size_t>(v)];
            const LiquidationSum& s = venue.windows[w];
            if (!venue.enabled || !venue.listed || !s.known()) {
                row.cells.push_back(none(whyUnheard(venue)));
                continue;
            }
            TextCell c =
                said(money(s, s.usd()), s.count() > 0 ? CellTone::Base : CellTone::Muted, ownLines(venue, s));
            c.floor = heardInPart(s);
            if (venue.aside) c.fresh = Freshness::Stale;
            row.cells.push_back(c);
        }
        for (TextCell& c : row.cells)
            if (view.stale) c.fresh = Freshness::Stale;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> completenessColumns()
{
    std::vector<TextColumn> out;
    const auto add = [&](const char* head, const char* exported, const char* widest, bool right, int drop,
                         const char* tip) {
        TextColumn c;
        c.head = UiText::tr(head);
        c.exportHead = QString::fromUtf8(exported);
        c.widest = QString::fromUtf8(widest);
        c.right = right;
        c.drop = drop;
        c.rest = right;
        c.tip = *tip ? UiText::tr(tip) : QString();
        out.push_back(c);
    };
    add(QT_TRANSLATE_NOOP("UiText", "Venue"), "venue", "Hyperliquid", false, 0, "");
    add(QT_TRANSLATE_NOOP("UiText", "Feed says"), "feed", "partial, by vault fills", false, 3,
        QT_TRANSLATE_NOOP("UiText", "What the venue's feed contains"));
    add(QT_TRANSLATE_NOOP("UiText", "Seen 1 h"), "seen_1h_usd", "\u2265 $9.99m", true, 0,
        QT_TRANSLATE_NOOP("UiText", "Prints of the last hour"));
    add(QT_TRANSLATE_NOOP("UiText", "Likely, est."), "likely_1h_usd", "$9.99m\u2013$9.99m", true, 0,
        QT_TRANSLATE_NOOP(
            "UiText",
            "Estimated. Where the feed prints one a second and symbol at most: from what was seen to what Poisson "
            "arrivals would make of it (F6). The upper end holds only if the feed prints the latest, not the "
            "largest"));
    add(QT_TRANSLATE_NOOP("UiText", "By BY share"), "by_bybit_share_usd", "$9.99m", true, 2,
        QT_TRANSLATE_NOOP("UiText", "Estimated: Bybit's complete feed, scaled by the shares of open interest"));
    add(QT_TRANSLATE_NOOP("UiText", "OI lost"), "oi_lost_usd", "$9.99m", true, 1,
        QT_TRANSLATE_NOOP(
            "UiText",
            "Open interest that went away, minute by minute: a ceiling. People close by themselves too"));
    add(QT_TRANSLATE_NOOP("UiText", "Seen share"), "seen_share", "100 % --------", true, 0,
        QT_TRANSLATE_NOOP("UiText", "Seen, of what is likely. Estimated"));
    return out;
}

// Open interest that went away in the hour, and how much of it what was seen explains.
static TextRow lostRow(const LiquidationBoardSnapshot& board, const ForcedView& view)
{
    TextRow row;
    row.key = QStringLiteral("oi");
    QStringList codes;
    for (const VenueId v : view.venues)
        if ((board.unexplainedVenues >> static_cast<unsigned>(v)) & 1u) codes << venueCodeText(v);
    row.cells.push_back(said(UiText::tr("OI lost"), CellTone::Strong,
                             UiText::tr("Open interest now against an hour ago: %1")
                                 .arg(codes.isEmpty() ? UiText::tr("no venue yet") : codes.join(u' '))));
    if (!board.unexplained) {
        const QString why =
            UiText::tr("Needs an hour of open interest and of the liquidation stream of one venue");
        row.cells.push_back(said(UiText::tr("not known yet"), CellTone::Muted, why));
        for (int i = 0; i < 5; ++i) row.cells.push_back(none(why));
        return row;
    }
    const auto& u = *board.unexplained;
    const QString tip = UiText::tr(
                            "Open interest changed by %1%2 in the hour; %3 of liquidations were seen. People "
                            "close by themselves too: the rest is room for unseen ones, not proof of them")
                            .arg(board.oiChangeUsd < 0 ? QString(QChar(0x2212)) : QString(),
                                 whole(std::abs(board.oiChangeUsd)), whole(board.seenUsd));
    row.cells.push_back(
        said(u.share ? format::money(u.restUsd) + UiText::tr(" unexplained") : UiText::tr("it grew"),
             CellTone::Base, tip));
    row.cells.push_back(said(format::money(board.seenUsd), CellTone::Strong, tip));
    row.cells.push_back(none(UiText::tr("Nothing is estimated here")));
    row.cells.push_back(none(UiText::tr("Nothing is estimated here")));
    row.cells.push_back(said(format::money(u.lostUsd), CellTone::Base, tip));
    TextCell part = u.share ? said(percent(1 - *u.share), CellTone::Modelled, tip) : none(tip);
    if (u.share) part.bar = 1 - *u.share;
    row.cells.push_back(part);
    for (TextCell& c : row.cells)
        if (view.stale) c.fresh = Freshness::Stale;
    return row;
}

std::vector<TextRow> completenessRows(const LiquidationBoardSnapshot& board, const ForcedView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId v : view.venues) {
        const VenueLiquidations& venue = board.venues[static_cast<std::size_t>(v)];
        const LiquidationSum& s = venue.windows[kLiquidationHour];
        TextRow row;
        row.key = text(venueCode(v));
        TextCell name = said(venueNameText(v), venue.enabled && venue.listed ? CellTone::Strong : CellTone::Muted,
                             venueNameText(v) + QStringLiteral(": ") + liquidationCoverageSentence(v));
        name.venue = v;
        row.cells.push_back(name);
        row.cells.push_back(said(liquidationCoverage(v), CellTone::Muted, liquidationCoverageSentence(v)));
        if (!venue.enabled || !venue.listed || !s.known()) {
            for (int i = 0; i < 5; ++i) row.cells.push_back(none(whyUnheard(venue)));
            rows.push_back(std::move(row));
            continue;
        }
        TextCell seen = said(money(s, s.usd()), CellTone::Strong, ownLines(venue, s));
        seen.floor = heardInPart(s);
        row.cells.push_back(seen);
        std::optional<double> share;
        if (liquidationsComplete(v)) {
            row.cells.push_back(
                said(money(s, s.usd()), CellTone::Base, UiText::tr("The feed is complete: what was seen")));
            share = 1;
        } else if (venue.sampling) {
            const auto& f = *venue.sampling;
            const auto range = [](double least, double estimate) {
                return estimate > least * 1.005
                           ? format::money(least) + QStringLiteral("\u2013") + format::money(estimate)
                           : format::money(least);
            };
            row.cells.push_back(said(
                format::floored(f.lowerBound, range, s.usd(), f.estimateUsd), CellTone::Modelled,
                UiText::tr("Estimated: each print stands for %1%2")
                    .arg(format::plain(f.factor, 2))
                    .arg(f.lowerBound ? UiText::tr("; nearly every second had one, so the truth may be far above")
                                      : QString())));
            if (f.estimateUsd > 0) share = s.usd() / f.estimateUsd;
        } else {
            row.cells.push_back(said(format::atLeast(format::money, s.usd()), CellTone::Modelled,
                                     liquidationsInferred(v)
                                         ? liquidationCoverageSentence(v)
                                         : UiText::tr("Heard for too short a time to estimate")));
        }
        row.cells.push_back(
            venue.fromAnchor      ? said(format::money(*venue.fromAnchor), CellTone::Modelled,
                                         UiText::tr("Estimated: Bybit's sum by the shares of open interest"))
            : v == VenueId::Bybit ? none(UiText::tr("It is the measure itself"))
                                  : none(UiText::tr("Needs Bybit's stream and both open interests")));
        row.cells.push_back(venue.ceiling ? said(format::money(*venue.ceiling), CellTone::Base,
                                                 UiText::tr("Went away within the hour, minute by minute"))
                                          : none(UiText::tr("Its open interest is not known for the hour yet")));
        TextCell part = share ? said(percent(*share), liquidationsComplete(v) ? CellTone::Ok : CellTone::Modelled,
                                     liquidationsComplete(v) ? UiText::tr("Complete") : UiText::tr("Estimated"))
                              : none(venue.sampling ? UiText::tr("Nothing was seen")
                                                    : UiText::tr("Nobody can say what is missing"));
        if (share) part.bar = std::min(1.0, *share);
        row.cells.push_back(part);
        for (TextCell& c : row.cells)
            if (view.stale || venue.aside) c.fresh = Freshness::Stale;
        rows.push_back(std::move(row));
    }
    rows.push_back(lostRow(board, view));
    return rows;
}

}  // namespace plimsoll
