#include "ui/panels/alert_rows.h"

#include "model/alerts/alert_words.h"
#include "model/metrics/metric_text.h"
#include "ui/alert_phrases.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/rehearsal_text.h"
#include "widgets/format.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace plimsoll {

namespace {

CellTone toneOf(Severity s)
{
    switch (s) {
        case Severity::Critical: return CellTone::Critical;
        case Severity::Warning: return CellTone::Warn;
        case Severity::Notice:
        case Severity::None: return CellTone::Base;
    }
    return CellTone::Base;
}

// What is looked at has a light; what is not, or speaks, an icon.
std::optional<Light> lightOf(AlertState s)
{
    switch (s) {
        case AlertState::Armed: return Light::Live;
        case AlertState::Holding: return Light::Late;
        case AlertState::Suspended: return Light::Stale;
        case AlertState::Firing:
        case AlertState::Cooling:
        case AlertState::Paused:
        case AlertState::Expired:
        case AlertState::Failed: break;
    }
    return std::nullopt;
}

MetricId firstMetric(const AlertRule& rule)
{
    return rule.conditions.empty() ? MetricId{} : rule.conditions.front().metric;
}

// A title of the person's own is not translated.
QString title(const AlertRule& rule)
{
    return rule.title.empty() ? modelWords(alertTitle(rule)) : QString::fromStdString(rule.title);
}

// "3 · ≥ 11": over the day, over the week.
std::optional<std::ptrdiff_t> countOf(const std::shared_ptr<const WouldHaveFired>& past)
{
    if (!past || past->hoursKnown <= 0) return std::nullopt;
    return static_cast<std::ptrdiff_t>(past->times.size());
}

TextColumn column(const QString& head, const char* exported, const QString& widest, int drop, bool right = false)
{
    TextColumn c;
    c.head = head;
    c.exportHead = QString::fromLatin1(exported);
    c.widest = widest;
    c.drop = drop;
    c.right = right;
    return c;
}

}  // namespace

QString alertShowName(AlertShow show)
{
    static constexpr std::array<const char*, kAlertShows> names = {
        "All", "Armed, watching", "Firing", "Suspended or failed", "Snoozed", "Paused, expired"};
    return modelWords(names[static_cast<std::size_t>(show)]);
}

bool isSnoozed(const AlertRule& rule, Timestamp now)
{
    return rule.snoozedUntil && now < *rule.snoozedUntil;
}

bool passes(const AlertRow& row, const AlertFilter& filter, Timestamp now)
{
    const AlertState s = row.state;
    bool shown = true;
    switch (filter.show) {
        case AlertShow::All: break;
        case AlertShow::Watching:
            shown = s == AlertState::Armed || s == AlertState::Holding || s == AlertState::Cooling;
            break;
        case AlertShow::Firing: shown = s == AlertState::Firing; break;
        case AlertShow::Trouble: shown = s == AlertState::Suspended || s == AlertState::Failed; break;
        case AlertShow::Snoozed: shown = isSnoozed(row.rule, now); break;
        case AlertShow::Resting: shown = s == AlertState::Paused || s == AlertState::Expired; break;
    }
    if (!shown) return false;
    const auto& conditions = row.rule.conditions;
    return !filter.kind || std::any_of(conditions.begin(), conditions.end(), [&](const AlertCondition& c) {
        return metricKind(c.metric) == *filter.kind;
    });
}

std::vector<AlertRow> alertRowsOf(const std::vector<AlertRule>& rules, const AlertSnapshot* judged)
{
    std::unordered_map<std::uint64_t, const AlertRow*> said;
    if (judged)
        for (const AlertRow& j : judged->rows) said[j.rule.id] = &j;
    std::vector<AlertRow> out;
    out.reserve(rules.size());
    for (const AlertRule& rule : rules) {
        AlertRow row;
        row.rule = rule;
        row.state = rule.armed ? AlertState::Armed : AlertState::Paused;
        row.note = rule.armed ? "not looked at yet" : std::string();
        if (const auto at = said.find(rule.id); at != said.end()) {
            const AlertRow& j = *at->second;
            row.lastFired = j.lastFired;
            row.timesFired = j.timesFired;
            const bool sameQuestion = j.rule.conditions == rule.conditions && j.rule.all == rule.all &&
                                      j.rule.hold == rule.hold && j.rule.armed == rule.armed &&
                                      j.rule.expires == rule.expires;
            if (sameQuestion) {
                row.state = j.state;
                row.note = j.note;
                row.value = j.value;
                row.floor = j.floor;
                row.day = j.day;
                row.week = j.week;
                row.atOnce = j.atOnce;
            }
        }
        out.push_back(std::move(row));
    }
    return out;
}

void sortAlerts(std::vector<const AlertRow*>& rows, int by, Qt::SortOrder order, Timestamp now, AlertWords& words)
{
    // What asks for a look first: failed, firing, suspended, holding.
    static constexpr std::array<int, 8> urgency = {6, 4, 3, 1, 5, 2, 7, 0};
    const auto place = [&](const AlertRow& r) {
        return urgency[static_cast<std::size_t>(r.state)] * 2 + (isSnoozed(r.rule, now) ? 1 : 0);
    };
    const auto number = [](const auto& v, double none) { return v ? static_cast<double>(*v) : none; };
    const auto before = [&](const AlertRow& a, const AlertRow& b) {
        switch (by) {
            case alert_list::State: return place(a) < place(b);
            case alert_list::Level: return a.rule.severity < b.rule.severity;
            case alert_list::Alert:
                return words.of(a.rule).title.compare(words.of(b.rule).title, Qt::CaseInsensitive) < 0;
            case alert_list::Rule: return words.of(a.rule).conditions < words.of(b.rule).conditions;
            case alert_list::Where: return words.of(a.rule).place < words.of(b.rule).place;
            case alert_list::Does: return alertDoes(a.rule).join(u' ') < alertDoes(b.rule).join(u' ');
            case alert_list::Now: return number(a.value, -1e300) < number(b.value, -1e300);
            case alert_list::Would: return number(countOf(a.day), -1) < number(countOf(b.day), -1);
            case alert_list::Fired: return a.timesFired < b.timesFired;
            case alert_list::Last:
                return a.lastFired.value_or(Timestamp::min()) < b.lastFired.value_or(Timestamp::min());
            default: return false;
        }
    };
    if (by < 0 || by >= alert_list::kColumns) return;
    std::stable_sort(rows.begin(), rows.end(), [&](const AlertRow* a, const AlertRow* b) {
        return order == Qt::AscendingOrder ? before(*a, *b) : before(*b, *a);
    });
}

std::vector<TextColumn> alertColumns()
{
    std::vector<TextColumn> out = {
        column(QObject::tr("State"), "state", QStringLiteral("suspended"), 0),
        column(QObject::tr("Severity"), "severity", QStringLiteral("Warning"), 5),
        column(QObject::tr("Alert"), "alert", QStringLiteral("BTC spread_bps above 5.00 bp"), 0),
        column(QObject::tr("In words"), "rule",
               QStringLiteral("BTC on Binance: spread of the best quotes above 5.00 bp"), 9),
        column(QObject::tr("Where"), "where", QStringLiteral("any asset"), 7),
        column(QObject::tr("Does"), "does", QStringLiteral("sound, tray, post, evidence"), 8),
        column(QObject::tr("Now"), "value_now", QStringLiteral("SHORT_CROWDED"), 1, true),
        column(QObject::tr("Would 24 h \u00b7 7 d"), "would_have_fired_24h_7d",
               QStringLiteral("999 \u00b7 \u2265 999"), 6, true),
        column(QObject::tr("Fired"), "times_fired", QStringLiteral("999"), 2, true),
        column(QObject::tr("Last, UTC"), "last_fired_utc", QStringLiteral("22 Nov 14:36"), 3, true)};
    out[alert_list::State].lit = true;
    out[alert_list::Level].lit = true;  // its icon has the room of a light
    out[alert_list::Alert].rest = true;
    out[alert_list::Rule].rest = true;
    out[alert_list::Would].tip =
        QObject::tr("How often it would have fired in the last 24 hours and 7 days, as far as is known");
    out[alert_list::Does].tip = QObject::tr("Besides what is seen: sound, tray, webhooks, evidence kept");
    return out;
}

std::vector<TextColumn> firedColumns()
{
    std::vector<TextColumn> out = {
        column(QObject::tr("UTC"), "at_utc", QStringLiteral("00:00:00"), 0),
        column(QObject::tr("Severity"), "severity", QStringLiteral("Warning"), 2),
        column(QObject::tr("Asset"), "asset", QStringLiteral("FARTCOIN BN"), 4),
        column(QObject::tr("What"), "what", QStringLiteral("BTC spread_bps above 5.00 bp: 7.20"), 0),
        column(QObject::tr("Value"), "value", QStringLiteral("SHORT_CROWDED"), 3, true),
        column(QObject::tr("Delay"), "feed_to_alert_ms", QStringLiteral("999 ms"), 1, true)};
    out[alert_list::FiredLevel].lit = true;
    out[alert_list::What].rest = true;
    out[alert_list::Delay].tip = QObject::tr("From the arrival of the frame that made it true to the alert");
    return out;
}

TextRow alertTextRow(const AlertRow& r, const AlertWords::Phrases& phrases, Timestamp now, bool stale)
{
    TextRow row;
    row.key = QString::number(r.rule.id);
    row.cells.resize(alert_list::kColumns);
    const bool snoozed = isSnoozed(r.rule, now);
    const QString note = modelWords(r.note);
    const QString past = r.day || r.week ? wouldHaveFiredText(r.day.get(), r.week.get()) : QString();

    TextCell& state = row.cells[alert_list::State];
    const bool speaks = r.state == AlertState::Failed || r.state == AlertState::Suspended;
    state.text = snoozed && !speaks ? QObject::tr("snoozed") : modelWords(alertStateText(r.state));
    QStringList said;
    if (snoozed)
        said << QObject::tr("%1, but it speaks to nobody before %2")
                    .arg(modelWords(alertStateText(r.state)), format::dateTimeZoned(*r.rule.snoozedUntil));
    if (!note.isEmpty()) said << note;
    state.tip = said.join(u'\n');
    state.light = stale ? std::optional(Light::Stale) : snoozed && !speaks ? std::nullopt : lightOf(r.state);
    state.fresh = stale || r.state == AlertState::Suspended ? Freshness::Stale : Freshness::Live;
    if (r.state == AlertState::Firing) state.tone = toneOf(r.rule.severity);
    if (r.state == AlertState::Failed) state.tone = CellTone::Critical;

    TextCell& level = row.cells[alert_list::Level];
    level.text = modelWords(severityWord(r.rule.severity));
    level.tone = toneOf(r.rule.severity);
    TextCell& what = row.cells[alert_list::Alert];
    what.text = phrases.title;
    what.tone = CellTone::Strong;
    QStringList tip{phrases.conditions, phrases.times};
    if (!note.isEmpty()) tip << note;
    if (!past.isEmpty()) tip << past;
    what.tip = tip.join(u'\n');
    TextCell& words = row.cells[alert_list::Rule];
    words.text = phrases.conditions;
    // What holds it up is said in the row, not only under the pointer.
    if (speaks && !note.isEmpty()) words.text = what.text = QStringLiteral("%1 (%2)").arg(what.text, note);
    if (speaks) words.text = phrases.conditions;
    words.tip = what.tip;
    words.tone = CellTone::Muted;
    TextCell& where = row.cells[alert_list::Where];
    where.text = where.tip = phrases.place;
    for (const AlertCondition& c : r.rule.conditions)
        if (r.rule.conditions.size() == 1) where.venue = c.venue;
    TextCell& does = row.cells[alert_list::Does];
    does.text = phrases.does;
    does.tip = does.text;
    does.tone = CellTone::Muted;
    TextCell& value = row.cells[alert_list::Now];
    value.fresh = stale ? Freshness::Stale : Freshness::Live;
    value.text =
        r.value ? QString::fromStdString(number_text::floored(r.floor, metricText, firstMetric(r.rule), *r.value))
                : format::kNone;
    if (r.rule.conditions.size() > 1) value.tip = QObject::tr("Of the first condition");
    TextCell& would = row.cells[alert_list::Would];
    const auto day = countOf(r.day), week = countOf(r.week);
    const auto part = [](const std::optional<std::ptrdiff_t>& n) {
        return n ? QString::number(*n) : format::kNone;
    };
    // Of whole hours it is known that it fired in them, not how often.
    const QString weekly =
        format::floored(week && *week > 0, part, week && day ? std::optional(std::max(*week, *day)) : week);
    would.text = day || week ? QStringLiteral("%1 \u00b7 %2").arg(part(day), weekly) : format::kNone;
    would.tip = past.isEmpty() ? QObject::tr("not looked back yet") : past;
    row.cells[alert_list::Fired].text = format::count(r.timesFired);
    row.cells[alert_list::Last].text = r.lastFired ? format::cellDate(*r.lastFired) : format::kNone;
    if (!r.lastFired) row.cells[alert_list::Last].tip = QObject::tr("not since the start");
    return row;
}

TextRow firedTextRow(const AlertFired& f, const AlertRule* rule, Timestamp now)
{
    TextRow row;
    row.key = QString::number(f.serial);
    row.asset = QString::fromStdString(f.asset);
    row.cells.resize(alert_list::kFiredColumns);
    row.cells[alert_list::At] = whenCell(f.at.wall, now);
    TextCell& level = row.cells[alert_list::FiredLevel];
    level.text = modelWords(severityWord(f.severity));
    level.tone = toneOf(f.severity);
    TextCell& asset = row.cells[alert_list::Asset];
    asset.text = row.asset;
    if (f.venue) {
        asset.text += u' ' + text(venueCode(*f.venue));
        asset.venue = f.venue;
    }
    TextCell& what = row.cells[alert_list::What];
    what.text = what.tip = rule && rule->title.empty() ? modelWords(f.text) : QString::fromStdString(f.text);
    if (f.silent) {
        what.tip += u'\n' + QObject::tr("It was snoozed: nobody was told");
        what.tone = CellTone::Muted;
    }
    if (!rule) what.tip += u'\n' + QObject::tr("The alert has been deleted");
    TextCell& value = row.cells[alert_list::Value];
    value.text = QString::fromStdString(metricText(f.metric, f.value));
    TextCell& delay = row.cells[alert_list::Delay];
    delay.text = f.delayMs ? format::milliseconds(*f.delayMs) : format::kNone;
    delay.tip = !f.delayMs ? QObject::tr("time alone made it true")
                : f.atOnce ? QObject::tr("Judged as the frame came")
                           : QObject::tr("Judged with its second; the age of the oldest input is in it");
    return row;
}

// ---- Words that are kept --------------------------------------------------------------------------

namespace {

bool sameRow(const AlertRow& a, const AlertRow& b)
{
    return a.state == b.state && a.note == b.note && a.value == b.value && a.floor == b.floor &&
           a.lastFired == b.lastFired && a.timesFired == b.timesFired && a.day == b.day && a.week == b.week &&
           a.rule == b.rule;
}

// A run that begins anew counts from the beginning: the number alone does not say which it is.
bool sameFired(const AlertFired& a, const AlertFired& b)
{
    return a.serial == b.serial && a.rule == b.rule && a.text == b.text && a.asset == b.asset &&
           a.venue == b.venue && a.severity == b.severity && a.at.wall == b.at.wall && a.metric == b.metric &&
           a.value == b.value && a.delayMs == b.delayMs && a.atOnce == b.atOnce && a.silent == b.silent;
}

}  // namespace

bool AlertWords::Phrases::has(const QString& part) const
{
    const QString all = title + u'\n' + conditions + u'\n' + place;
    return part.isEmpty() || all.contains(part, Qt::CaseInsensitive);
}

void AlertWords::begin(Timestamp now)
{
    if (!format::sameDay(now, m_today)) m_fired.clear();
    m_today = now;
    const format::Style style = format::style();
    const bool standard = format::Standard::on();
    if (style == m_style && standard == m_standard) return;
    m_style = style;
    m_standard = standard;
    m_rules.clear();
    m_fired.clear();
}

AlertWords::Kept& AlertWords::kept(const AlertRule& rule)
{
    const auto [at, fresh] = m_rules.try_emplace(rule.id);
    Kept& k = at->second;
    if (!fresh && k.rule == rule) return k;
    ++m_made.phrases;
    k.rule = rule;
    k.row.reset();
    k.phrases = {title(rule), conditionsPhrase(rule), timesPhrase(rule), alertPlace(rule),
                 alertDoes(rule).join(QStringLiteral(", "))};
    return k;
}

const AlertWords::Phrases& AlertWords::of(const AlertRule& rule)
{
    return kept(rule).phrases;
}

const TextRow& AlertWords::row(const AlertRow& row, Timestamp now, bool stale)
{
    Kept& k = kept(row.rule);
    const bool snoozed = isSnoozed(row.rule, now);
    if (k.row && k.snoozed == snoozed && k.stale == stale && sameRow(*k.row, row)) return k.text;
    ++m_made.rows;
    k.row = row;
    k.snoozed = snoozed;
    k.stale = stale;
    k.text = alertTextRow(row, k.phrases, now, stale);
    return k.text;
}

const TextRow& AlertWords::fired(const AlertFired& fired, const AlertRule* rule)
{
    const auto [at, fresh] = m_fired.try_emplace(fired.serial);
    KeptFired& k = at->second;
    const bool titled = rule && !rule->title.empty();
    if (!fresh && k.known == (rule != nullptr) && k.titled == titled && sameFired(k.fired, fired)) return k.text;
    ++m_made.fired;
    k.fired = fired;
    k.known = rule != nullptr;
    k.titled = titled;
    k.text = firedTextRow(fired, rule, m_today);
    return k.text;
}

void AlertWords::keep(const std::vector<AlertRow>& rows, const std::vector<AlertFired>& fired)
{
    if (m_rules.size() > rows.size()) {
        std::unordered_set<std::uint64_t> here;
        for (const AlertRow& r : rows) here.insert(r.rule.id);
        std::erase_if(m_rules, [&](const auto& kept) { return !here.contains(kept.first); });
    }
    if (m_fired.size() > fired.size()) {
        std::unordered_set<std::uint64_t> here;
        for (const AlertFired& f : fired) here.insert(f.serial);
        std::erase_if(m_fired, [&](const auto& kept) { return !here.contains(kept.first); });
    }
}

}  // namespace plimsoll
