#include "widgets/format.h"

#include "widgets/ui_text.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace plimsoll::format {

namespace {

// A zone that was chosen once stays: other threads may just be writing in it.
struct ZoneState {
    Zone wanted;
    QTimeZone zone;
    bool utc = true;
    QString name = QStringLiteral("UTC");
};

const ZoneState kUtcState{};
std::atomic<const ZoneState*> current{&kUtcState};

const ZoneState& state()
{
    return Standard::on() ? kUtcState : *current.load(std::memory_order_acquire);
}

bool meansUtc(const QByteArray& id)
{
    static const std::array names = {"UTC",  "Etc/UTC",  "Etc/UCT",   "UCT",
                                     "Zulu", "Etc/Zulu", "Universal", "Etc/Universal"};
    return std::any_of(names.begin(), names.end(), [&](const char* n) { return id == n; });
}

std::unique_ptr<const ZoneState> stateOf(const Zone& wanted)
{
    auto s = std::make_unique<ZoneState>();
    s->wanted = wanted;
    if (wanted.kind == Zone::Kind::Utc) return s;
    s->zone = wanted.kind == Zone::Kind::Local ? QTimeZone::systemTimeZone() : QTimeZone(wanted.id.toLatin1());
    if (!s->zone.isValid() || meansUtc(s->zone.id())) return s;
    s->utc = false;
    s->name = QString::fromLatin1(s->zone.id()).section(u'/', -1).replace(u'_', u' ');
    return s;
}

// What a zone says for a quarter of an hour: rules change at such borders, and asking takes long.
struct Quarter {
    const ZoneState* state = nullptr;
    std::int64_t number = 0;
    std::chrono::seconds offset{};
    QString word;
};

const Quarter& quarterOf(const ZoneState& s, Timestamp t)
{
    thread_local Quarter kept;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
    const std::int64_t number = (seconds >= 0 ? seconds : seconds - 899) / 900;
    if (kept.state == &s && kept.number == number) return kept;
    const QDateTime at = QDateTime::fromSecsSinceEpoch(number * 900, Qt::UTC);
    kept = {&s, number, std::chrono::seconds{s.zone.offsetFromUtc(at)}, s.zone.abbreviation(at)};
    if (kept.word.startsWith(u'+') || kept.word.startsWith(u'-')) kept.word.prepend(QLatin1String("UTC"));
    kept.word.replace(u'-', QChar(0x2212));
    return kept;
}

struct Civil {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<std::chrono::seconds> time;
    unsigned weekday;
};

Civil civilUtc(Timestamp t)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(t);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    return {std::chrono::year_month_day{day}, std::chrono::hh_mm_ss{seconds - day},
            std::chrono::weekday{day}.c_encoding()};
}

// On the clock of the person's zone.
Civil civil(Timestamp utc)
{
    return civilUtc(utc + zoneOffset(utc));
}

QString two(long long n)
{
    return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
}

QString hourMinute(const Civil& c)
{
    return two(c.time.hours().count()) + u':' + two(c.time.minutes().count());
}

QString hourMinuteSecond(const Civil& c)
{
    return hourMinute(c) + u':' + two(c.time.seconds().count());
}

QString date(const Civil& c)
{
    return QStringLiteral("%1-%2-%3")
        .arg(static_cast<int>(c.date.year()), 4, 10, QLatin1Char('0'))
        .arg(two(static_cast<unsigned>(c.date.month())), two(static_cast<unsigned>(c.date.day())));
}

// In the person's language; English in what leaves the program.
QString dateWord(const char* english)
{
    return Standard::on() ? QString::fromLatin1(english) : UiText::tr(english);
}

QString dayMonth(const Civil& c)
{
    static constexpr std::array<const char*, 12> months = {
        QT_TRANSLATE_NOOP("UiText", "Jan"), QT_TRANSLATE_NOOP("UiText", "Feb"),
        QT_TRANSLATE_NOOP("UiText", "Mar"), QT_TRANSLATE_NOOP("UiText", "Apr"),
        QT_TRANSLATE_NOOP("UiText", "May"), QT_TRANSLATE_NOOP("UiText", "Jun"),
        QT_TRANSLATE_NOOP("UiText", "Jul"), QT_TRANSLATE_NOOP("UiText", "Aug"),
        QT_TRANSLATE_NOOP("UiText", "Sep"), QT_TRANSLATE_NOOP("UiText", "Oct"),
        QT_TRANSLATE_NOOP("UiText", "Nov"), QT_TRANSLATE_NOOP("UiText", "Dec")};
    const auto month = static_cast<unsigned>(c.date.month());
    return QStringLiteral("%1 %2").arg(static_cast<unsigned>(c.date.day())).arg(dateWord(months[month - 1]));
}

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// A time that stands alone.
QString alone(const QString& bare, Timestamp t)
{
    return inUtc() ? bare : bare + u' ' + zoneWord(t);
}
QString named(const QString& bare, Timestamp t)
{
    return bare + u' ' + zoneWord(t);
}

}  // namespace

void setStyle(const Style& wanted)
{
    number_text::setMarks(wanted.marks);
    static std::mutex guard;
    static auto& all = *new std::vector<std::unique_ptr<const ZoneState>>;  // never torn down under a thread
    const std::lock_guard lock(guard);
    if (current.load()->wanted == wanted.zone) return;
    all.push_back(stateOf(wanted.zone));
    current.store(all.back().get(), std::memory_order_release);
}

Style style()
{
    return {number_text::marks(), state().wanted};
}

bool zoneKnown(const QString& id)
{
    return QTimeZone(id.toLatin1()).isValid();
}

QString price(Price p, int decimals)
{
    return text(number_text::price(p, decimals));
}

QString price(Price p)
{
    return text(number_text::price(p));
}

QString qty(double v)
{
    return text(number_text::qty(v));
}

QString money(double usd)
{
    return text(number_text::money(usd));
}

QString moneyIn(double usd, double unit, int decimals)
{
    return text(number_text::moneyIn(usd, unit, decimals));
}

QString bp8h(double r8)
{
    return text(number_text::bp8h(r8));
}

QString rateRaw(double rate)
{
    return text(number_text::rateRaw(rate));
}

QString interval(double hours)
{
    return text(number_text::interval(hours));
}

QString apr(double fraction)
{
    return text(number_text::apr(fraction));
}

QString bp(double v)
{
    return text(number_text::bp(v));
}

QString percentChange(double fraction)
{
    return text(number_text::percentChange(fraction));
}

QString ratio(double r)
{
    return text(number_text::ratio(r));
}

QString count(quint64 n)
{
    return text(number_text::count(n));
}

QString compactCount(double n)
{
    return text(number_text::compactCount(n));
}

QString bytes(double n)
{
    return text(number_text::bytes(n));
}

QString milliseconds(double ms)
{
    return text(number_text::milliseconds(ms));
}

QString age(Duration d)
{
    return text(number_text::age(d));
}

QString countdown(Duration d)
{
    return text(number_text::countdown(d));
}

QString plain(double v, int decimals)
{
    return text(number_text::plain(v, decimals));
}

bool inUtc()
{
    return state().utc;
}

Duration zoneOffset(Timestamp t)
{
    const ZoneState& s = state();
    return s.utc ? Duration{} : Duration{quarterOf(s, t).offset};
}

QString zoneWord(Timestamp t)
{
    const ZoneState& s = state();
    return s.utc ? s.name : quarterOf(s, t).word;
}

QString zoneName()
{
    return state().name;
}

QString zoned(QString head)
{
    if (inUtc()) return head;
    static const QRegularExpression word(QStringLiteral("\\bUTC\\b"));
    return head.replace(word, zoneName());
}

QString cellClock(Timestamp t)
{
    return hourMinuteSecond(civil(t));
}

QString cellDate(Timestamp t)
{
    const Civil c = civil(t);
    return dayMonth(c) + u' ' + hourMinute(c);
}

bool sameDay(Timestamp a, Timestamp b)
{
    return civil(a).date == civil(b).date;
}

QString cellWhen(Timestamp t, Timestamp now)
{
    return sameDay(t, now) ? cellClock(t) : cellDate(t);
}

QString day(Timestamp t)
{
    return dayMonth(civil(t));
}

QString weekday(int fromMonday)
{
    static constexpr std::array<const char*, 7> days = {
        QT_TRANSLATE_NOOP("UiText", "Mon"), QT_TRANSLATE_NOOP("UiText", "Tue"), QT_TRANSLATE_NOOP("UiText", "Wed"),
        QT_TRANSLATE_NOOP("UiText", "Thu"), QT_TRANSLATE_NOOP("UiText", "Fri"), QT_TRANSLATE_NOOP("UiText", "Sat"),
        QT_TRANSLATE_NOOP("UiText", "Sun")};
    return dateWord(days[static_cast<std::size_t>(fromMonday)]);
}

QString cellStamp(Timestamp t)
{
    const Civil c = civil(t);
    return date(c) + u' ' + hourMinuteSecond(c);
}

QString widest(QString sample)
{
    const number_text::Marks m = number_text::marks();
    if (m == number_text::Marks{}) return sample;
    if (!m.compact) {
        static const QRegularExpression money(QStringLiteral("\\$[0-9.,]+ ?(k|m|bn)"));
        sample.replace(money, QStringLiteral("$000,000,000"));
    }
    // The same digits with the signs of now.
    static const QRegularExpression grouped(QStringLiteral("([0-9])([.,])(?=[0-9])"));
    const QString group = QString::fromStdString(number_text::count(1'000)).mid(1).chopped(3);
    const QString point = m.point == number_text::Marks::Point::Comma ? QStringLiteral(",") : QStringLiteral(".");
    qsizetype from = 0;
    for (auto match = grouped.match(sample, from); match.hasMatch(); match = grouped.match(sample, from)) {
        const QString now = match.captured(2) == QLatin1String(",") ? group : point;
        sample.replace(match.capturedStart(2), 1, now);
        from = match.capturedStart(2) + now.size();
    }
    return sample;
}

QString clockTime(Timestamp t)
{
    return alone(cellClock(t), t);
}
QString minuteTime(Timestamp t)
{
    return alone(hourMinute(civil(t)), t);
}
QString dateTime(Timestamp t)
{
    return alone(cellDate(t), t);
}
QString when(Timestamp t, Timestamp now)
{
    return sameDay(t, now) ? clockTime(t) : dateTime(t);
}
QString clockTimeZoned(Timestamp t)
{
    return named(cellClock(t), t);
}
QString minuteTimeZoned(Timestamp t)
{
    return named(hourMinute(civil(t)), t);
}
QString dateTimeZoned(Timestamp t)
{
    return named(cellDate(t), t);
}

QString axisTime(Timestamp t, Duration step)
{
    const Civil c = civil(t);
    return step < std::chrono::minutes{1} ? hourMinuteSecond(c) : hourMinute(c);
}

QString barClock(Timestamp t)
{
    const Civil c = civil(t);
    return named(weekday(static_cast<int>(c.weekday + 6) % 7) + u' ' + dayMonth(c) + u' ' + hourMinuteSecond(c),
                 t);
}

QString iso(Timestamp t)
{
    const Civil c = civilUtc(t);
    return date(c) + u'T' + hourMinuteSecond(c) + u'Z';
}

}  // namespace plimsoll::format
