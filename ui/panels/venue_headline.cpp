// What is wrong with a venue and what is being done about it, in two short lines.
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/headline_list.h"
#include "ui/venue_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kReportLimit = std::chrono::seconds{3};

// Read off the sockets, budgets and books: what is under way at this moment.
QString underWay(const FeedHealth& h, AsOf now)
{
    QStringList doing;
    std::optional<Mono> retry;
    int opening = 0;
    for (const SocketHealth& s : h.sockets) {
        if (s.state == SocketState::Backoff && s.retryAt) retry = std::min(retry.value_or(*s.retryAt), *s.retryAt);
        opening += s.state == SocketState::Connecting || s.state == SocketState::Subscribing;
    }
    if (retry)
        doing << (*retry > now.mono ? UiText::tr("connects again in ") + format::age(*retry - now.mono)
                                    : UiText::tr("connects again now"));
    if (opening > 0) doing << UiText::tr("%n socket(s) opening", nullptr, static_cast<int>(opening));
    for (const RestBudget& b : h.budgets)
        if (b.pausedUntil && *b.pausedUntil > now.mono)
            doing << UiText::tr("requests rest %1 more").arg(format::age(*b.pausedUntil - now.mono));
    if (h.booksLive < h.booksWanted)
        doing
            << UiText::tr("%1 of %2 books wait for an image").arg(h.booksWanted - h.booksLive).arg(h.booksWanted);
    return doing.join(QStringLiteral(" \u00b7 "));
}

}  // namespace

Headline venueHeadline(const VenueRow& row, AsOf now)
{
    Headline h;
    h.venue = row.venue;
    if (!row.enabled) {
        h.text = UiText::tr("switched off");
        return h;
    }
    h.light = lightOf(row.state);
    const QString detail = venueSays(row.venue, row.detail);
    if (!row.health) {
        h.text = detail.isEmpty() ? UiText::tr("starting, no report yet") : detail;
        return h;
    }
    const Duration silent = now.mono - row.health->at;
    h.bad = row.state != Freshness::Live;
    if (silent > kReportLimit) {
        h.light = Light::Stale;
        h.bad = true;
        h.text = UiText::tr("no report from the feed for %1").arg(format::age(silent));
        return h;
    }
    const QString own = venueSays(row.venue, row.health->headline);
    h.text = !own.isEmpty() ? own : !detail.isEmpty() ? detail : UiText::tr("all is well");
    h.bad = h.bad || !own.isEmpty();
    if (!h.bad) {
        if (!row.health->history.complete()) h.doing = modelWords(historyText(row.health->history));
        return h;
    }
    h.doing = underWay(*row.health, now);
    if (h.doing.isEmpty() && row.state == Freshness::Late)
        h.doing = UiText::tr("kept in sums; left out once it is stale");
    return h;
}

}  // namespace plimsoll
