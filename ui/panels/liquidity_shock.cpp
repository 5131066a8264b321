// The liquidity panel's last shock: what it took, how it came back, in words and lines.
#include "model/market/duration_of.h"
#include "ui/panel.h"
#include "ui/panels/liquidity_rows.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

QString percentOf(double share)
{
    return QStringLiteral("%1 %").arg(std::lround(share * 100));
}

QString secondsText(double seconds)
{
    return format::age(durationOf(seconds));
}

std::vector<PlotPoint> pointsOf(const ShockStory& story, const std::vector<float>& shares)
{
    std::vector<PlotPoint> out;
    out.reserve(shares.size());
    Timestamp at = story.at - std::chrono::seconds{ShockStory::kBefore};
    for (const float s : shares) {
        out.push_back({at, std::isnan(s) ? std::nullopt : std::optional(static_cast<double>(s) * 100)});
        at += std::chrono::seconds{1};
    }
    return out;
}

}  // namespace

QString shockTitle(const ShockStory* story)
{
    if (!story) return UiText::tr("After a shock to the books");
    const QString took = story->lost() > 0
                             ? QStringLiteral("%1 % in %2")
                                   .arg(QChar(0x2212) + QString::number(std::lround(story->lost() * 100)),
                                        secondsText(story->leastAfter + 10))
                             : UiText::tr("taken without a loss of depth");
    return UiText::tr("After the shock of %1 \u00b7 %2").arg(format::clockTime(story->at), took);
}

QString shockWords(const ShockStory* story)
{
    if (!story)
        return UiText::tr(
            "None was seen. A shock: the depth falls by 30 % within 10 s, or takers take half of a side within 5 "
            "s.");
    if (!story->usualKnown)
        return UiText::tr("The books were watched for less than five minutes before: its return is not judged.");
    QStringList back;
    for (std::size_t i = 0; i < kRecoveryAt.size(); ++i)
        back << QStringLiteral("%1 s %2")
                    .arg(kRecoveryAt[i])
                    .arg(story->recovered[i] ? percentOf(*story->recovered[i]) : format::kNone);
    QString out = UiText::tr("Back after ") + back.join(QStringLiteral(" \u00b7 "));
    if (story->halfLife)
        out += UiText::tr(" \u00b7 half-life %1").arg(secondsText(*story->halfLife));
    else if (story->before > 0 && story->least > 0.7 * story->before)
        out = UiText::tr("It lost %1 of its depth: too little for its return to be read.")
                  .arg(percentOf(std::max(0.0, story->lost())));
    return out;
}

QString shockTip(const ShockStory& story)
{
    QStringList lines{
        UiText::tr("%1 were hit; before %2, least %3 after %4, both sides")
            .arg(story.bids ? UiText::tr("Bids") : UiText::tr("Asks"), format::money(story.before),
                 format::money(story.least), secondsText(story.leastAfter)),
        UiText::tr("0 % is the least, 100 % what was usual before (the lower of the minute before and the half "
                   "hour before). Lines: each book of its own median of the minute before.")};
    if (story.half) lines << UiText::tr("Half of it was back after %1").arg(secondsText(*story.half));
    if (story.rate)
        lines
            << UiText::tr("Refill rate %1 % a second (exponential fit)").arg(format::plain(*story.rate * 100, 2));
    return lines.join(QLatin1Char('\n'));
}

std::vector<PlotSeries> shockLines(const ShockStory& story, const LiquidityView& view, const Theme& theme)
{
    std::vector<PlotSeries> out;
    int followed = 0;
    for (const auto& v : story.venues) followed += !v.empty();
    // Below the others, or it would hide them.
    if (followed > 1) {
        PlotSeries all;
        all.code = QStringLiteral("\u03a3");
        all.name = UiText::tr("All that are followed");
        all.color = theme.text.strong;
        all.width = 1.5;
        all.points = pointsOf(story, story.all);
        out.push_back(std::move(all));
    }
    for (const VenueId venue : view.venues) {
        const auto& shares = story.venues[static_cast<std::size_t>(venue)];
        if (shares.empty()) continue;
        PlotSeries s;
        s.code = venueCodeText(venue);
        s.name = venueNameText(venue);
        s.color = venueColor(venue, theme);
        s.dash = venueDash(venue);
        s.points = pointsOf(story, shares);
        out.push_back(std::move(s));
    }
    return out;
}

ExportTable shockExport(const ShockStory* story, const std::string& asset)
{
    ExportTable t{QStringLiteral("liquidity_shock"), UiText::tr("After the last shock"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("utc") << QStringLiteral("of")
            << QStringLiteral("share_of_normal") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    if (!story) return t;
    const auto add = [&](const QString& of, const std::vector<float>& shares) {
        for (const PlotPoint& p : pointsOf(*story, shares))
            t.rows.push_back({QString::fromStdString(asset), format::iso(p.at), of,
                              p.value ? QString::number(*p.value / 100, 'g', 8) : QString(),
                              p.value ? QString() : UiText::tr("the book was not known")});
    };
    for (const VenueId venue : kVenues)
        if (const auto& shares = story->venues[static_cast<std::size_t>(venue)]; !shares.empty())
            add(text(venueKey(venue)), shares);
    add(QStringLiteral("all"), story->all);
    return t;
}

QString lifeText(const QuoteLifetime& life)
{
    return format::age(durationOf(life.meanMs / 1e3));
}

}  // namespace plimsoll
