#include "tests/soak/soak_curves.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::test {

namespace {

constexpr SoakColumn kColumns[] = {
    {"hour", "h", [](const SoakSample& s) { return s.hour; }, false},
    {"wall", "s", [](const SoakSample& s) { return s.wall; }, false},
    {"resident", "MB", [](const SoakSample& s) { return s.residentMb; }, true},
    {"resident without what is idle", "MB", [](const SoakSample& s) { return s.trimmedMb; }, true},
    {"heap in use", "MB", [](const SoakSample& s) { return s.heapMb; }, true},
    {"arenas", "MB", [](const SoakSample& s) { return s.arenasMb; }, false},
    {"venues resident", "MB", [](const SoakSample& s) { return s.venuesMb; }, true},
    {"handles", "", [](const SoakSample& s) { return double(s.handles); }, true},
    {"threads", "", [](const SoakSample& s) { return double(s.threads); }, true},
    {"objects", "", [](const SoakSample& s) { return double(s.objects); }, true},
    {"timers", "", [](const SoakSample& s) { return double(s.timers); }, true},
    {"database", "MB", [](const SoakSample& s) { return s.databaseMb; }, true},
    {"ring", "MB", [](const SoakSample& s) { return s.ringMb; }, true},
    {"incidents", "MB", [](const SoakSample& s) { return s.incidentsMb; }, true},
    {"events a second", "", [](const SoakSample& s) { return s.eventsPerSecond; }, true},
    {"applied after: median", "ms", [](const SoakSample& s) { return s.latencyP50; }, true},
    {"applied after: 99 %", "ms", [](const SoakSample& s) { return s.latencyP99; }, true},
    {"longest stall", "ms", [](const SoakSample& s) { return s.stallMs; }, true},
    {"most events waiting", "", [](const SoakSample& s) { return double(s.queueMost); }, true},
    {"shed", "", [](const SoakSample& s) { return double(s.shed); }, false},
    {"frames", "", [](const SoakSample& s) { return double(s.frames); }, false},
    {"gaps", "", [](const SoakSample& s) { return double(s.gaps); }, false},
    {"books read anew", "", [](const SoakSample& s) { return double(s.resyncs); }, false},
    {"reconnections", "", [](const SoakSample& s) { return double(s.reconnects); }, false},
    {"books live", "", [](const SoakSample& s) { return double(s.booksLive); }, true},
    {"books wanted", "", [](const SoakSample& s) { return double(s.booksWanted); }, false},
    {"warnings", "", [](const SoakSample& s) { return double(s.warnings); }, true},
    {"complaints", "", [](const SoakSample& s) { return double(s.complaints); }, false},
    {"faults", "", [](const SoakSample& s) { return double(s.faults); }, false},
    {"deeds", "", [](const SoakSample& s) { return double(s.deeds); }, false},
    {"rows written", "", [](const SoakSample& s) { return double(s.rowsWritten); }, false},
    {"rows lost", "", [](const SoakSample& s) { return double(s.rowsLost); }, false},
    {"frames not kept", "", [](const SoakSample& s) { return double(s.boxDropped); }, false},
};

QString number(double v, int decimals)
{
    return QString::number(v, 'f', decimals);
}

// The means of the second quarter of the run and of the last: what grows is more in the last.
struct Quarters {
    double second = 0, last = 0;
};
template <typename Of>
Quarters quartersOf(const std::vector<SoakSample>& samples, Of of)
{
    const std::size_t n = samples.size(), quarter = std::max<std::size_t>(1, n / 4);
    const auto mean = [&](std::size_t from, std::size_t to) {
        double sum = 0;
        for (std::size_t i = from; i < to; ++i) sum += double(of(samples[i]));
        return to > from ? sum / double(to - from) : 0;
    };
    return {mean(std::min(quarter, n - quarter), std::min(2 * quarter, n)), mean(n - quarter, n)};
}

double slopeAfter(const std::vector<SoakSample>& samples, double hour)
{
    std::vector<double> x, y;
    for (const SoakSample& s : samples) {
        if (s.hour < hour) continue;
        x.push_back(s.hour);
        y.push_back(s.trimmedMb);
    }
    return slopeOf(x, y);
}

}  // namespace

std::span<const SoakColumn> soakColumns()
{
    return kColumns;
}

QByteArray csvHead()
{
    QByteArray out;
    for (const SoakColumn& c : kColumns) {
        out += c.name;
        if (*c.unit) out += QByteArray(" (") + c.unit + ")";
        out += ',';
    }
    return out + "scenario\n";
}

QByteArray csvRow(const SoakSample& sample)
{
    QByteArray out;
    for (const SoakColumn& c : kColumns) out += QByteArray::number(c.of(sample), 'g', 10) + ',';
    return out + QByteArray::fromStdString(sample.scenario) + '\n';
}

double slopeOf(std::span<const double> x, std::span<const double> y)
{
    const std::size_t n = std::min(x.size(), y.size());
    if (n < 2) return 0;
    double mx = 0, my = 0;
    for (std::size_t i = 0; i < n; ++i) mx += x[i], my += y[i];
    mx /= double(n), my /= double(n);
    double xy = 0, xx = 0;
    for (std::size_t i = 0; i < n; ++i) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
    }
    return xx > 0 ? xy / xx : 0;
}

int stepOf(std::span<const int> rounds)
{
    if (rounds.size() < 2) return 0;
    std::vector<int> steps;
    for (std::size_t i = 1; i < rounds.size(); ++i) steps.push_back(rounds[i] - rounds[i - 1]);
    std::sort(steps.begin(), steps.end());
    return steps[(steps.size() - 1) / 2];
}

std::vector<SoakLine> verdictOf(const std::vector<SoakSample>& samples, const SoakLimits& limits,
                                const SoakEnd& end)
{
    std::vector<SoakLine> out;
    if (samples.empty())
        return {{QStringLiteral("samples"), QStringLiteral("none"), QStringLiteral("some"), false}};
    const auto slope = [&](double hour, const char* what) {
        const double by = slopeAfter(samples, hour);
        out.push_back({QLatin1String(what), number(by, 3) + QStringLiteral(" MB an hour"),
                       QStringLiteral("< %1").arg(limits.residentSlope), by < limits.residentSlope});
    };
    slope(1, "resident, slope after the first hour");
    if (samples.back().hour > 36) slope(24, "resident, slope after the first day");
    const auto constant = [&](const char* what, int most, auto of) {
        const Quarters q = quartersOf(samples, of);
        out.push_back({QLatin1String(what), number(q.second, 1) + QStringLiteral(" -> ") + number(q.last, 1),
                       QStringLiteral("+%1").arg(most), q.last - q.second <= most});
    };
    constant("handles, second quarter -> last", limits.handles, [](const SoakSample& s) { return s.handles; });
    constant("threads", limits.threads, [](const SoakSample& s) { return s.threads; });
    constant("objects of Qt's", limits.objects, [](const SoakSample& s) { return s.objects; });
    constant("timers", limits.threads, [](const SoakSample& s) { return s.timers; });
    double database = 0, ring = 0;
    for (const SoakSample& s : samples) {
        database = std::max(database, s.databaseMb);
        ring = std::max(ring, s.ringMb);
    }
    out.push_back({QStringLiteral("database, largest"), number(database, 1) + QStringLiteral(" MB"),
                   QStringLiteral("%1 MB").arg(limits.databaseMb), database <= limits.databaseMb});
    out.push_back({QStringLiteral("ring of frames, largest"), number(ring, 1) + QStringLiteral(" MB"),
                   QStringLiteral("%1 MB").arg(limits.ringMb), ring <= limits.ringMb});
    const SoakSample& last = samples.back();
    out.push_back({QStringLiteral("rows of the history lost"), QString::number(last.rowsLost), QStringLiteral("0"),
                   last.rowsLost == 0});
    out.push_back({QStringLiteral("frames that the black box did not keep"), QString::number(last.boxDropped),
                   QStringLiteral("0"), last.boxDropped == 0});
    out.push_back({QStringLiteral("books in the end: the venue's own, of all"),
                   QStringLiteral("%1 of %2, %3 not live").arg(end.equal).arg(end.books).arg(end.notLive),
                   QStringLiteral("all, or marked"), end.books > 0 && end.equal + end.notLive == end.books});
    out.push_back({QStringLiteral("left behind after the window was closed"),
                   end.leftBehind.isEmpty() ? QStringLiteral("nothing") : end.leftBehind,
                   QStringLiteral("nothing"), end.leftBehind.isEmpty()});
    return out;
}

QString textOf(const std::vector<SoakLine>& verdict)
{
    QString out = QStringLiteral("| what | measured | limit | held |\n|---|---|---|---|\n");
    for (const SoakLine& l : verdict)
        out += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                   .arg(l.what, l.measured, l.limit, l.held ? QStringLiteral("yes") : QStringLiteral("**no**"));
    return out;
}

QByteArray chartOf(const std::vector<SoakSample>& samples, const QString& title)
{
    constexpr int kWidth = 900, kHeight = 84, kLeft = 230, kRight = 70, kTop = 40;
    int rows = 0;
    for (const SoakColumn& c : kColumns) rows += c.drawn;
    const int height = kTop + rows * kHeight + 30;
    QString out = QStringLiteral(
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 "
                      "%2\" font-family=\"sans-serif\" font-size=\"12\">\n"
                      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
                      "<text x=\"16\" y=\"24\" font-size=\"15\">%3</text>\n")
                      .arg(kWidth)
                      .arg(height)
                      .arg(title.toHtmlEscaped());
    const double first = samples.empty() ? 0 : samples.front().hour;
    const double span = samples.size() < 2 ? 1 : std::max(1e-9, samples.back().hour - first);
    int row = 0;
    for (const SoakColumn& c : kColumns) {
        if (!c.drawn) continue;
        const double top = kTop + row * kHeight + 8, bottom = top + kHeight - 22;
        double most = 0, least = samples.empty() ? 0 : c.of(samples.front());
        for (const SoakSample& s : samples) most = std::max(most, c.of(s)), least = std::min(least, c.of(s));
        const double scale = most > 0 ? most : 1;
        QString points;
        for (const SoakSample& s : samples)
            points += QStringLiteral("%1,%2 ")
                          .arg(kLeft + (s.hour - first) / span * (kWidth - kLeft - kRight), 0, 'f', 1)
                          .arg(bottom - c.of(s) / scale * (bottom - top), 0, 'f', 1);
        const QString unit = *c.unit ? QStringLiteral(" ") + QLatin1String(c.unit) : QString();
        out += QStringLiteral(
                   "<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%2\" stroke=\"#bbb\"/>\n"
                   "<polyline points=\"%4\" fill=\"none\" stroke=\"#1663b0\" stroke-width=\"1.3\"/>\n"
                   "<text x=\"16\" y=\"%5\">%6</text>\n"
                   "<text x=\"16\" y=\"%7\" fill=\"#666\">%8 to %9%10</text>\n"
                   "<text x=\"%11\" y=\"%2\" fill=\"#666\">0</text>\n")
                   .arg(kLeft)
                   .arg(bottom, 0, 'f', 1)
                   .arg(kWidth - kRight)
                   .arg(points.trimmed())
                   .arg(top + 14, 0, 'f', 1)
                   .arg(QLatin1String(c.name))
                   .arg(top + 30, 0, 'f', 1)
                   .arg(QString::number(least, 'g', 5), QString::number(most, 'g', 5), unit)
                   .arg(kWidth - kRight + 6);
        ++row;
    }
    out += QStringLiteral("<text x=\"%1\" y=\"%2\" fill=\"#666\">hour %3 to %4 of the market</text>\n</svg>\n")
               .arg(kLeft)
               .arg(height - 10)
               .arg(first, 0, 'f', 0)
               .arg(first + span, 0, 'f', 0);
    return out.toUtf8();
}

}  // namespace plimsoll::test
