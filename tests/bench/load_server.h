// Four scripted venues in a process of their own, as loud as they are told to be: what `bench_load --serve` runs,
// and the side of it that commands them.
#pragma once

#include "tests/support/feed_rig.h"
#include "tests/support/load_traffic.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include <sched.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>

namespace plimsoll::bench {

inline void useCore(unsigned core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof set, &set);
}

// ---- The venues' side -------------------------------------------------------------------------

// "venue market symbol seq price size price size ...": the best five a side of every book, as it is now.
inline QByteArray booksOf(test::LoadTraffic& traffic, int venue, int assets)
{
    QByteArray out;
    for (int i = 0; i < assets; ++i) {
        for (const Market market : {Market::Perp, Market::Spot}) {
            const test::TruthSymbol* const s = traffic.find(market, i);
            if (!s) continue;
            out += QByteArray::number(venue) + (market == Market::Spot ? " 1 " : " 0 ") + QByteArray::number(i) +
                   ' ' + QByteArray::number(s->book().seq);
            const auto say = [&out](auto from, auto to) {
                for (int n = 0; from != to && n < 5; ++from, ++n)
                    out += ' ' + QByteArray::number(from->first) + ' ' + QByteArray::number(from->second);
            };
            say(s->book().bids.rbegin(), s->book().bids.rend());
            say(s->book().asks.begin(), s->book().asks.end());
            out += '\n';
        }
    }
    return out;
}

// Takes "rate LEVEL TIMES", "report", "books" on its standard input; the answers end with a line of one dot.
inline int serveLoad(QCoreApplication& app, const QString& path, int assets)
{
    useCore(1);
    std::vector<std::unique_ptr<test::LoadTraffic>> all;
    QFile file(path + QStringLiteral(".new"));
    if (!file.open(QIODevice::WriteOnly)) return 1;
    for (const test::VenueFacts& f : test::venueFacts()) {
        all.push_back(std::make_unique<test::LoadTraffic>(f.dialect, assets));
        const Endpoints e = all.back()->venue().endpoints();
        for (std::size_t r = 0; r < kRoleCount; ++r)
            file.write(QByteArray::number(int(f.venue)) + ' ' + QByteArray::number(int(r)) + ' ' +
                       QByteArray::fromStdString(e.url[r]) + '\n');
    }
    file.close();
    file.rename(path);

    double times = 0;
    test::LoadFactors factors;
    QElapsedTimer clock;
    clock.start();
    qint64 last = 0;
    QTimer tick, look;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &app, [&] {
        const qint64 now = clock.nsecsElapsed();
        // What a busy machine kept us from saying is not all said in one go.
        const double seconds = std::min(0.1, static_cast<double>(now - std::exchange(last, now)) / 1e9);
        for (auto& t : all) t->play(seconds, times, factors);
    });
    QObject::connect(&look, &QTimer::timeout, &app, [&] {
        for (auto& t : all) t->discover();
    });
    tick.start(5);
    look.start(200);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    setvbuf(stdin, nullptr, _IONBF, 0);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        char line[200];
        if (!std::fgets(line, sizeof line, stdin)) {
            app.quit();
            return;
        }
        char level[40];
        if (std::sscanf(line, "rate %39s %lf", level, &times) == 2) {
            factors = test::loadFactors(level);
            return;
        }
        QByteArray said;
        if (QByteArray(line).startsWith("books")) {
            for (std::size_t v = 0; v < all.size(); ++v) said += booksOf(*all[v], int(v), assets);
        } else {
            for (auto& t : all) {
                const test::LoadTraffic::Sent& s = t->sent();
                for (const quint64 n : {s.frames, s.bytes, t->texts(), s.trades, s.liquidations, s.rates,
                                        s.interests, quint64(t->waiting())})
                    said += QByteArray::number(n) + ' ';
                for (const QString& topic : t->unknownTopics())
                    std::fprintf(stderr, "no rate: %s\n", qPrintable(topic));
            }
            said += '\n';
        }
        said += ".\n";
        std::fwrite(said.constData(), 1, static_cast<std::size_t>(said.size()), stdout);
        std::fflush(stdout);
    });
    return app.exec();
}

// ---- The side that is measured ----------------------------------------------------------------

class LoadVenues {
public:
    static constexpr std::size_t kCount = 4;
    struct Said {
        quint64 frames = 0, bytes = 0, texts = 0, trades = 0, liquidations = 0, rates = 0, interests = 0,
                waiting = 0;
    };
    struct Step {
        QByteArray level = "calm";
        double times = 1;
    };

    explicit LoadVenues(int assets) : m_assets(assets)
    {
        const QString path = m_dir.filePath(QStringLiteral("venues"));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/bench_load");
        m_process.start(program, {QStringLiteral("--serve"), path, QString::number(assets)});
        QFile file(path);
        for (int i = 0; i < 400 && !file.exists(); ++i) m_process.waitForFinished(50);
        if (!file.open(QIODevice::ReadOnly)) return;
        for (const QByteArray& line : file.readAll().trimmed().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            m_endpoints[static_cast<VenueId>(words[0].toInt())].url[words[1].toUInt()] = words[2].toStdString();
        }
    }
    ~LoadVenues()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5'000);
    }
    LoadVenues(const LoadVenues&) = delete;
    LoadVenues& operator=(const LoadVenues&) = delete;

    const std::map<VenueId, Endpoints>& endpoints() const { return m_endpoints; }
    int assets() const { return m_assets; }
    void speak(const Step& step)
    {
        m_process.write("rate " + step.level + ' ' + QByteArray::number(step.times) + '\n');
        m_process.waitForBytesWritten(1'000);
    }
    void hush() { speak({"calm", 0}); }
    // By venue, since the start.
    std::array<Said, kCount> said()
    {
        std::array<Said, kCount> out;
        const QList<QByteArray> words = ask("report\n").value(0).trimmed().split(' ');
        qsizetype at = 0;
        for (Said& s : out)
            for (quint64* n :
                 {&s.frames, &s.bytes, &s.texts, &s.trades, &s.liquidations, &s.rates, &s.interests, &s.waiting})
                *n = words.value(at++).toULongLong();
        return out;
    }
    QByteArrayList books() { return ask("books\n"); }

private:
    // What the venues answer, up to the line with a dot.
    QByteArrayList ask(const char* what)
    {
        m_process.write(what);
        QByteArray all;
        while (!all.endsWith(".\n") && m_process.waitForReadyRead(20'000))
            all += m_process.readAllStandardOutput();
        all.chop(2);
        return all.trimmed().split('\n');
    }

    const int m_assets;
    QTemporaryDir m_dir;
    QProcess m_process;
    std::map<VenueId, Endpoints> m_endpoints;
};

}  // namespace plimsoll::bench
