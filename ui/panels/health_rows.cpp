#include "ui/panels/health_rows.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/liquidation_model.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

const VenueRow& rowOf(const HealthSnapshot& s, VenueId v)
{
    return s.venues[static_cast<std::size_t>(v)];
}

TextCell plain(const QString& text, CellTone tone = CellTone::Base)
{
    TextCell c;
    c.text = text;
    c.tone = tone;
    return c;
}

TextCell none()
{
    return plain(format::kNone, CellTone::Muted);
}

TextCell venueCell(VenueId v)
{
    TextCell c = plain(text(venueCode(v)));
    c.venue = v;
    c.tip = text(venueName(v));
    return c;
}

TextCell optionalMs(const std::optional<double>& ms)
{
    return ms ? plain(format::milliseconds(*ms)) : none();
}

TextCell counter(std::uint64_t n, CellTone whenSome = CellTone::Base)
{
    return plain(format::count(n), n ? whenSome : CellTone::Muted);
}

TextCell ago(const std::optional<Mono>& at, AsOf now)
{
    return at ? plain(format::age(now.mono - *at)) : none();
}

TextCell signedMs(const std::optional<double>& ms)
{
    if (!ms) return none();
    const QString size = format::milliseconds(std::abs(*ms));
    if (std::abs(*ms) < 0.05) return plain(size);
    return plain((*ms < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + size);
}

TextColumn column(const char* head, const char* exportHead, const char* widest, int drop = 0)
{
    TextColumn c;
    c.head = *head ? UiText::tr(head) : QString();
    c.exportHead = QString::fromUtf8(exportHead);
    c.widest = QString::fromUtf8(widest);
    c.drop = drop;
    return c;
}

TextColumn litColumn(const char* head, const char* exportHead, const char* widest)
{
    TextColumn c = column(head, exportHead, widest);
    c.lit = true;
    return c;
}

TextColumn number(const char* head, const char* exportHead, const char* widest, int drop = 0, const char* tip = "")
{
    TextColumn c = column(head, exportHead, widest, drop);
    c.right = true;
    c.tip = *tip ? UiText::tr(tip) : QString();
    return c;
}

struct Measure {
    const char* name;
    const char* tip;
    TextCell (*cell)(const FeedHealth& h, AsOf now);
};

const std::vector<Measure>& measures()
{
    static const std::vector<Measure> all = {
        {QT_TRANSLATE_NOOP("UiText", "p50 latency"),
         QT_TRANSLATE_NOOP("UiText", "From the venue's own time to our receipt, clock offset taken out"),
         [](const FeedHealth& h, AsOf) { return optionalMs(h.latencyP50); }},
        {QT_TRANSLATE_NOOP("UiText", "p99 latency"),
         QT_TRANSLATE_NOOP("UiText", "One frame of a hundred took longer"),
         [](const FeedHealth& h, AsOf) { return optionalMs(h.latencyP99); }},
        {QT_TRANSLATE_NOOP("UiText", "Clock offset"),
         QT_TRANSLATE_NOOP("UiText", "The venue's clock less ours, measured by its time reply"),
         [](const FeedHealth& h, AsOf) { return signedMs(h.clockOffsetMs); }},
        {QT_TRANSLATE_NOOP("UiText", "Frames/s"),
         QT_TRANSLATE_NOOP("UiText", "Frames received in the last second"),
         [](const FeedHealth& h, AsOf) { return plain(format::compactCount(h.framesPerSecond)); }},
        {QT_TRANSLATE_NOOP("UiText", "Bytes/s"), QT_TRANSLATE_NOOP("UiText", "Bytes received in the last second"),
         [](const FeedHealth& h, AsOf) { return plain(format::bytes(h.bytesPerSecond)); }},
        {QT_TRANSLATE_NOOP("UiText", "Frames"), QT_TRANSLATE_NOOP("UiText", "Frames since the start"),
         [](const FeedHealth& h, AsOf) {
             TextCell c = plain(format::compactCount(static_cast<double>(h.frames)));
             c.tip = format::count(h.frames);
             return c;
         }},
        {QT_TRANSLATE_NOOP("UiText", "Last frame"), QT_TRANSLATE_NOOP("UiText", "Age of the newest frame"),
         [](const FeedHealth& h, AsOf now) { return ago(h.lastFrame, now); }},
        {QT_TRANSLATE_NOOP("UiText", "Books live"),
         QT_TRANSLATE_NOOP("UiText", "Order books in step with the venue, of those wanted"),
         [](const FeedHealth& h, AsOf) {
             return plain(QStringLiteral("%1/%2").arg(h.booksLive).arg(h.booksWanted),
                          h.booksLive < h.booksWanted ? CellTone::Warn : CellTone::Base);
         }},
        {QT_TRANSLATE_NOOP("UiText", "History"),
         QT_TRANSLATE_NOOP("UiText", "Instruments whose past is loaded: bars, open interest, settled funding"),
         [](const FeedHealth& h, AsOf) {
             const HistoryProgress& p = h.history;
             if (p.wanted == 0) return none();
             TextCell c = plain(QStringLiteral("%1/%2").arg(p.loaded).arg(p.wanted),
                                p.complete() ? CellTone::Base : CellTone::Muted);
             c.tip = modelWords(historyText(p));
             if (!p.waits.empty()) c.tip += QStringLiteral("\n") + modelWords(p.waits);
             if (p.givenUp > 0) {
                 c.tip += UiText::tr("\n%1 requests given up").arg(p.givenUp);
                 c.tone = CellTone::Warn;
             }
             return c;
         }},
        {QT_TRANSLATE_NOOP("UiText", "Gaps"),
         QT_TRANSLATE_NOOP("UiText",
                           "Sequence numbers that were missing; each made its book stale until a new image came"),
         [](const FeedHealth& h, AsOf) { return counter(h.gaps, CellTone::Warn); }},
        {QT_TRANSLATE_NOOP("UiText", "Resyncs"),
         QT_TRANSLATE_NOOP("UiText", "Book images that were asked for again"),
         [](const FeedHealth& h, AsOf) { return counter(h.resyncs); }},
        {QT_TRANSLATE_NOOP("UiText", "Reconnects"), QT_TRANSLATE_NOOP("UiText", "Sockets opened again"),
         [](const FeedHealth& h, AsOf) { return counter(h.reconnects); }},
        {QT_TRANSLATE_NOOP("UiText", "Errors"),
         QT_TRANSLATE_NOOP("UiText", "Frames and replies that could not be read, requests that failed"),
         [](const FeedHealth& h, AsOf) { return counter(h.errors, CellTone::Warn); }},
        {QT_TRANSLATE_NOOP("UiText", "Unknown"),
         QT_TRANSLATE_NOOP("UiText", "Well-formed frames of a kind that this version does not know"),
         [](const FeedHealth& h, AsOf) { return counter(h.unknown); }},
        {QT_TRANSLATE_NOOP("UiText", "Duplicates"),
         QT_TRANSLATE_NOOP("UiText", "Messages that came twice and were dropped"),
         [](const FeedHealth& h, AsOf) { return counter(h.duplicates); }},
        {QT_TRANSLATE_NOOP("UiText", "Dated ahead"),
         QT_TRANSLATE_NOOP("UiText",
                           "Events that the venue dated more than a day into the future; not remembered"),
         [](const FeedHealth& h, AsOf) { return counter(h.datedAhead, CellTone::Warn); }},
        {QT_TRANSLATE_NOOP("UiText", "Merged"),
         QT_TRANSLATE_NOOP(
             "UiText",
             "Waiting changes of books that were joined into one, and values that newer ones replaced, while more "
             "came "
             "than could be kept up with; books stay exact, nothing else is touched"),
         [](const FeedHealth& h, AsOf) { return counter(h.overloadMerged, CellTone::Warn); }},
        {QT_TRANSLATE_NOOP("UiText", "Shed"),
         QT_TRANSLATE_NOOP("UiText", "Book updates dropped to keep up; those books asked for a new image"),
         [](const FeedHealth& h, AsOf) { return counter(h.overloadDropped, CellTone::Critical); }},
    };
    return all;
}

TextCell stateCell(const SocketHealth& s, AsOf now)
{
    TextCell c = plain(modelWords(socketStateName(s.state)));
    switch (s.state) {
        case SocketState::Live: c.light = s.topicsSilent ? Light::Late : Light::Live; break;
        case SocketState::Standby:
        case SocketState::Connecting:
        case SocketState::Subscribing: c.light = Light::Resync; break;
        case SocketState::Backoff:
            c.light = Light::Error;
            c.tone = CellTone::Warn;
            if (s.retryAt && *s.retryAt > now.mono)
                c.text = UiText::tr("retry in ") + format::age(*s.retryAt - now.mono);
            break;
        case SocketState::Idle:
        case SocketState::Closed: c.light = Light::Off; break;
    }
    if (s.since)
        c.tip =
            UiText::tr("%1 since %2").arg(modelWords(socketStateName(s.state)), format::age(now.mono - *s.since));
    return c;
}

}  // namespace

std::vector<TextColumn> measureColumns(const std::vector<VenueId>& venues)
{
    std::vector<TextColumn> columns{column("Measure", "measure", "p99 latency")};
    for (VenueId v : venues) {
        // Four venues fit into the narrowest panel: by their codes, and with room for a book count.
        const bool many = venues.size() > 2;
        columns.push_back(number("", "", many ? "\u22124.2 ms" : "1,000,000"));
        columns.back().head = text(many ? venueCode(v) : venueName(v));
        columns.back().tip = text(venueName(v));
        columns.back().exportHead = text(venueKey(v));
        columns.back().venue = v;
    }
    if (venues.size() > 2)
        columns.front().rest = true;
    else
        columns.push_back(column("", "", ""));
    return columns;
}

std::vector<TextRow> measureRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now)
{
    std::vector<TextRow> rows;
    for (const Measure& m : measures()) {
        TextRow row;
        row.key = QString::fromUtf8(m.name);
        TextCell name = plain(UiText::tr(m.name), CellTone::Muted);
        name.tip = UiText::tr(m.tip);
        row.cells.push_back(name);
        for (VenueId v : venues) {
            const VenueRow& venue = rowOf(s, v);
            TextCell cell = venue.enabled && venue.health ? m.cell(*venue.health, now) : none();
            if (!venue.enabled) cell.tip = UiText::tr("%1 is switched off").arg(text(venueName(v)));
            row.cells.push_back(cell);
        }
        if (venues.size() <= 2) row.cells.push_back({});
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> classColumns()
{
    return {column("Venue", "venue", "BN"),
            column("Data", "data", "open interest"),
            litColumn("State", "state", "not asked"),
            number("Topics", "topics", "200/200", 1, "Subscriptions that speak, of those asked for"),
            number("Age", "age", "3 h 12 m", 0, "Of its newest message"),
            column("Coverage", "coverage", "")};
}

std::vector<TextRow> classRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now)
{
    std::vector<TextRow> rows;
    for (VenueId v : venues) {
        const VenueRow& venue = rowOf(s, v);
        if (!venue.health || !venue.enabled) continue;
        for (const ClassHealth& c : venue.health->classes) {
            TextRow row;
            const QString name = QString::fromStdString(c.name);
            row.key = text(venueKey(v)) + u'/' + name;
            TextCell state = plain(c.topics == 0 ? UiText::tr("not asked") : modelWords(freshnessName(c.state)));
            state.light = lightOf(c.state);
            if (c.state == Freshness::Stale || c.state == Freshness::Late) state.tone = CellTone::Warn;
            TextCell topics = c.topics > 0 ? plain(QStringLiteral("%1/%2").arg(c.live).arg(c.topics),
                                                   c.live < c.topics ? CellTone::Warn : CellTone::Base)
                                           : none();
            QString coverage;
            if (c.name == kLiquidationClass)
                coverage = liquidationCoverage(v);
            else if (c.topics > 0)
                coverage = c.live == c.topics ? UiText::tr("all that was asked for")
                                              : UiText::tr("%1 silent").arg(c.topics - c.live);
            TextCell cover = plain(coverage, CellTone::Muted);
            cover.tip = c.name == kLiquidationClass ? liquidationCoverageSentence(v) : coverage;
            if (c.maybeSilent)
                cover.tip +=
                    UiText::tr("\nMay be silent for hours: proven by its subscription and its connection");
            row.cells = {venueCell(v), plain(name), state, topics, ago(c.last, now), cover};
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<TextColumn> currencyColumns()
{
    return {column("Currency", "currency", "USDT"),
            number("In dollars", "usd", "1.00000", 0, "Measured on the venues' own pairs and indices"),
            number("Off bp", "off_bp", "\u221299.9", 2, "From one dollar"),
            litColumn("State", "state", "not known"),
            number("Age", "age", "3 h 12 m"),
            number("Counts as", "used", "1.00000", 1,
                   "What sums are converted with: one dollar until it is off by more than 5 bp"),
            column("Source", "measured_on", "")};
}

std::vector<TextRow> currencyRows(const MarketSnapshot& market, AsOf now)
{
    std::vector<TextRow> rows;
    for (const FxRate& r : market.fx) {
        TextRow row;
        row.key = QString::fromStdString(r.currency);
        TextCell rate = r.usd ? plain(format::plain(*r.usd, 5), CellTone::Strong) : none();
        TextCell off = r.usd ? plain(format::bp((*r.usd - 1) * 1e4).replace(u'-', QChar(0x2212)),
                                     r.applied() ? CellTone::Warn : CellTone::Base)
                             : none();
        if (!r.usd) rate.tip = off.tip = UiText::tr("No venue that is on gives a dollar price of it");
        TextCell state = plain(r.usd ? modelWords(freshnessName(r.fresh)) : UiText::tr("not known"));
        state.light = r.usd ? lightOf(r.fresh) : Light::Off;
        TextCell source = plain(QString::fromStdString(r.source), CellTone::Muted);
        source.tip = source.text;
        TextCell used = plain(format::plain(r.used, 5), r.applied() ? CellTone::Warn : CellTone::Base);
        used.tip = r.applied() ? UiText::tr("Off by more than 5 bp: sums are converted")
                   : r.usd     ? UiText::tr("Within 5 bp of a dollar: taken as one")
                               : UiText::tr("Not measured: taken as one dollar");
        row.cells = {
            plain(row.key), rate,  off, state, r.usd ? plain(format::age(now.mono - r.stamp.mono)) : none(),
            used,           source};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> socketColumns()
{
    return {column("Venue", "venue", "BN"),
            column("Socket", "socket", "spot depth 10"),
            litColumn("State", "state", "retry in 28 s"),
            number("Topics", "topics_live_of_all", "200/200", 0, "Topics that deliver, of those subscribed"),
            number("Last", "last_frame_age", "3 h 12 m", 1, "Age of the last frame"),
            number("Frames", "frames", "10,000,000", 3),
            number("Reconn.", "reconnects", "100", 2, "Reconnects since the start"),
            column("Trouble", "trouble", "")};
}

std::vector<TextRow> socketRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now)
{
    std::vector<TextRow> rows;
    for (VenueId v : venues) {
        const VenueRow& venue = rowOf(s, v);
        if (!venue.health) continue;
        for (const SocketHealth& socket : venue.health->sockets) {
            TextRow row;
            row.key = text(venueKey(v)) + QLatin1Char('/') + QString::fromStdString(socket.name);
            TextCell name = plain(QString::fromStdString(socket.name));
            name.tip = QString::fromStdString(socket.url);
            TextCell topics = plain(QStringLiteral("%1/%2").arg(socket.topicsLive).arg(socket.topics),
                                    socket.topicsLive < socket.topics ? CellTone::Warn : CellTone::Base);
            if (socket.topicsSilent) topics.tip = UiText::tr("%1 silent").arg(socket.topicsSilent);
            TextCell trouble = plain(QString::fromStdString(socket.lastError), CellTone::Warn);
            trouble.tip = trouble.text;
            row.cells = {venueCell(v),
                         name,
                         stateCell(socket, now),
                         topics,
                         ago(socket.lastFrame, now),
                         counter(socket.frames),
                         counter(socket.reconnects),
                         trouble};
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<TextColumn> budgetColumns()
{
    return {column("Venue", "venue", "BN"),
            column("Budget", "budget", "perp weight 1"),
            number("Used", "used", "10,000", 0, "Request weight used in the window"),
            number("Limit", "limit", "10,000"),
            number("Window", "window", "60 s", 1),
            column("Paused", "paused", "")};
}

std::vector<TextRow> budgetRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now)
{
    std::vector<TextRow> rows;
    for (VenueId v : venues) {
        const VenueRow& venue = rowOf(s, v);
        if (!venue.health) continue;
        for (const RestBudget& b : venue.health->budgets) {
            TextRow row;
            row.key = text(venueKey(v)) + QLatin1Char('/') + QString::fromStdString(b.name);
            const bool tight = b.limit > 0 && b.used > 0.8 * b.limit;
            const bool paused = b.pausedUntil && *b.pausedUntil > now.mono;
            TextCell pause = plain(
                paused ? UiText::tr("%1 more, %2")
                             .arg(format::age(*b.pausedUntil - now.mono), QString::fromStdString(b.pauseReason))
                       : QString(),
                CellTone::Warn);
            pause.tip = QString::fromStdString(b.pauseReason);
            row.cells = {venueCell(v),
                         plain(QString::fromStdString(b.name)),
                         plain(format::count(static_cast<quint64>(std::llround(std::max(0.0, b.used)))),
                               tight ? CellTone::Warn : CellTone::Base),
                         b.limit > 0 ? plain(format::count(static_cast<quint64>(std::llround(b.limit)))) : none(),
                         b.window.count() > 0 ? plain(format::age(b.window)) : none(),
                         pause};
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<TextColumn> refusedColumns()
{
    return {column("Venue", "venue", "BN"), column("Topic", "topic", "orderbook.200.1000PEPEUSDT"),
            column("The venue says", "said", "")};
}

std::vector<TextRow> refusedRows(const HealthSnapshot& s, const std::vector<VenueId>& venues)
{
    std::vector<TextRow> rows;
    for (VenueId v : venues) {
        const VenueRow& venue = rowOf(s, v);
        if (!venue.health) continue;
        for (const SocketHealth& socket : venue.health->sockets)
            for (const RefusedTopic& r : socket.refused) {
                TextRow row;
                TextCell topic = plain(QString::fromStdString(r.topic));
                topic.tip = UiText::tr("%1, socket %2").arg(topic.text, QString::fromStdString(socket.name));
                TextCell reason = plain(QString::fromStdString(r.reason), CellTone::Warn);
                reason.tip = reason.text;
                row.key = text(venueKey(v)) + QLatin1Char('/') + QString::fromStdString(socket.name) +
                          QLatin1Char('/') + topic.text;
                row.cells = {venueCell(v), topic, reason};
                rows.push_back(std::move(row));
            }
    }
    return rows;
}

std::vector<TextColumn> errorColumns()
{
    return {column("UTC", "utc", "00:00:00"), column("Venue", "venue", "BN"),
            column("Where", "where", "data[0].b[3][0] of a", 1), column("What", "what", "")};
}

std::vector<TextRow> errorRows(const HealthSnapshot& s, const std::vector<VenueId>& venues, AsOf now)
{
    std::vector<std::pair<Timestamp, TextRow>> dated;
    for (VenueId v : venues) {
        const VenueRow& venue = rowOf(s, v);
        if (!venue.health) continue;
        for (const FeedError& e : venue.health->recentErrors) {
            TextRow row;
            TextCell where = plain(QString::fromStdString(e.where), CellTone::Muted);
            where.tip = where.text;
            TextCell what = plain(QString::fromStdString(e.what), CellTone::Warn);
            what.tip = what.text;
            if (!e.excerpt.empty()) what.tip += QLatin1Char('\n') + QString::fromStdString(e.excerpt).left(400);
            row.key =
                QString::number(toUnixNs(e.at)) + QLatin1Char('/') + text(venueKey(v)) + where.text + what.text;
            TextCell at = whenCell(e.at, now.wall);
            at.tone = CellTone::Muted;
            row.cells = {at, venueCell(v), where, what};
            dated.emplace_back(e.at, std::move(row));
        }
    }
    std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<TextRow> rows;
    for (auto& [at, row] : dated) rows.push_back(std::move(row));
    return rows;
}

}  // namespace plimsoll
