// The dependency rule, read from the #include lines (README, "The rule").
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace {

struct Room {
    const char* path;        // longest match wins
    QStringList mayInclude;  // path prefixes of our own headers
    QStringList mayUse;      // prefixes of <...> headers beyond the standard library
};

const QList<Room>& rooms()
{
    static const QList<Room> table = {
        {"model/market/", {"model/market/"}, {"fast_float/"}},
        {"model/market/plain_file", {"model/market/"}, {"fcntl.h", "unistd.h", "sys/"}},
        {"model/market/owner_only", {"model/market/"}, {"fcntl.h", "sched.h", "unistd.h", "sys/"}},
        {"model/market/disk_work", {"model/market/"}, {"pthread.h"}},
        {"model/market/thread_end", {"model/market/"}, {"pthread.h"}},
        {"model/analytics/", {"model/analytics/", "model/market/"}, {"Eigen/"}},
        {"model/analytics/minimise", {"model/analytics/", "model/market/"}, {"nlopt.h"}},
        {"model/store/", {"model/store/", "model/market/"}, {"sqlite3.h", "fcntl.h", "unistd.h", "sys/"}},
        {"model/", {"model/"}, {"Q"}},
        {"model/memory_reserve", {"model/"}, {"unistd.h"}},
        {"feeds/",
         {"feeds/", "model/market/", "model/event_queue.h", "model/config.h"},
         {"Q", "zlib.h", "zstd.h", "fcntl.h", "unistd.h", "sys/"}},
        {"feeds/sim/market/", {"feeds/sim/market/", "model/market/", "model/analytics/"}, {}},
        {"feeds/sim/", {"feeds/", "model/market/", "model/analytics/"}, {"Q", "sys/"}},
        {"feeds/sim/sim_thread", {"feeds/", "model/market/", "model/analytics/"}, {"Q", "malloc.h"}},
        {"feeds/dialer", {"feeds/"}, {"Q", "fcntl.h", "netinet/", "sys/", "unistd.h"}},
        {"feeds/number_scan", {"model/market/"}, {"smmintrin.h"}},
        {"feeds/json_view", {"feeds/", "model/market/"}, {"simdjson.h"}},
        {"widgets/", {"widgets/", "model/market/", "model/snapshots.h", "model/book/"}, {"Q", "qcustomplot.h"}},
        {"ui/", {"ui/", "widgets/", "model/"}, {"Q"}},
        {"app/memory_keeper", {"app/", "model/memory_reserve.h"}, {"Q", "malloc.h", "unistd.h"}},
        {"app/",
         {"app/", "ui/", "widgets/", "feeds/", "model/"},
         {"Q", "zlib.h", "zstd.h", "csignal", "unistd.h", "sys/", "signal.h", "fcntl.h"}},
    };
    return table;
}

const Room& roomOf(const QString& file)
{
    const Room* best = nullptr;
    for (const Room& room : rooms())
        if (file.startsWith(QLatin1String(room.path)) && (!best || qstrlen(room.path) > qstrlen(best->path)))
            best = &room;
    return *best;
}

bool anyPrefix(const QString& text, const QStringList& prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const QString& p) { return text.startsWith(p); });
}

// Headers of the standard library have no dot and no capital letter.
bool isStandard(const QString& header)
{
    static const QRegularExpression name(QStringLiteral("^[a-z_]+$"));
    return name.match(header).hasMatch();
}

}  // namespace

class TestLayering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A dialog that is deleted while a field has the keyboard: the field says that it was edited to an object that
    // is half gone, unless the dialog hides before.
    void dialogsHideWhileTheyAreWhole()
    {
        const QStringList onlyRead = {QStringLiteral("KeySheet"),
                                      QStringLiteral("StoryWindow")};  // and are not told
        static const QRegularExpression dialog(QStringLiteral("class (\\w+) : public QDialog"));
        int seen = 0;
        QDirIterator it(QStringLiteral(PLIMSOLL_SOURCE_DIR "/ui"), {QStringLiteral("*.h")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            const QString name = dialog.match(text).captured(1);
            if (name.isEmpty() || onlyRead.contains(name)) continue;
            ++seen;
            QVERIFY2(text.contains(QStringLiteral("~%1() override { hide(); }").arg(name)), qPrintable(name));
        }
        QVERIFY2(seen >= 10, qPrintable(QString::number(seen)));
    }

    // What is painted in a pane without room has edges that have crossed: std::clamp ends the program there.
    void edgesMayCross()
    {
        for (const QString& folder : {QStringLiteral("widgets"), QStringLiteral("ui")}) {
            QDirIterator it(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + folder,
                            {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray text = file.readAll();
                QVERIFY2(
                    !text.contains("std::clamp(") && !text.contains("std::clamp<") && !text.contains("qBound("),
                    qPrintable(file.fileName() + QStringLiteral(": widgets/within.h")));
            }
        }
    }

    // Two types of one name in one namespace are one type for the linker: it keeps either one's functions.
    void oneNameOneType()
    {
        static const QRegularExpression opens(QStringLiteral("^namespace\\s*([\\w:]*)\\s*\\{"));
        static const QRegularExpression closes(QStringLiteral("^\\}\\s*//\\s*namespace"));
        static const QRegularExpression type(
            QStringLiteral("^(?:struct|class|enum class|union)\\s+(\\w+)(?:\\s+final)?\\s*(?::[^:].*|\\{.*)?$"));
        QMap<QString, QStringList> places;
        for (const QString& folder : {QStringLiteral("model"), QStringLiteral("feeds"), QStringLiteral("widgets"),
                                      QStringLiteral("ui"), QStringLiteral("app")}) {
            QDirIterator it(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + folder,
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile source(it.next());
                QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(source.fileName()));
                QStringList in;  // without a name: known to this file alone
                while (!source.atEnd()) {
                    QString text = QString::fromUtf8(source.readLine());
                    text.chop(text.endsWith(QLatin1Char('\n')) ? 1 : 0);
                    if (const auto at = opens.match(text); at.hasMatch()) {
                        in << at.captured(1);
                    } else if (closes.match(text).hasMatch()) {
                        if (!in.isEmpty()) in.removeLast();
                    } else if (const auto named = type.match(text); named.hasMatch() && !in.contains(QString())) {
                        places[in.join(QLatin1String("::")) + QLatin1String("::") + named.captured(1)]
                            << QDir(QStringLiteral(PLIMSOLL_SOURCE_DIR)).relativeFilePath(source.fileName());
                    }
                }
            }
        }
        QVERIFY2(places.size() > 500, qPrintable(QString::number(places.size())));
        for (auto it = places.cbegin(); it != places.cend(); ++it)
            QVERIFY2(it->size() == 1,
                     qPrintable(it.key() + QLatin1String(" in ") + it->join(QLatin1String(", "))));
    }

    void everyIncludePointsTheRightWay()
    {
        static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
        QStringList wrong;
        int read = 0;
        const QString root = QStringLiteral(PLIMSOLL_SOURCE_DIR "/");
        for (const QString& folder : {QStringLiteral("model"), QStringLiteral("feeds"), QStringLiteral("widgets"),
                                      QStringLiteral("ui"), QStringLiteral("app")}) {
            QDirIterator it(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile source(it.next());
                QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(source.fileName()));
                const QString file = source.fileName().mid(root.size());
                const Room& room = roomOf(file);
                ++read;
                int number = 0;
                while (!source.atEnd()) {
                    ++number;
                    const auto match = line.match(QString::fromUtf8(source.readLine()));
                    if (!match.hasMatch()) continue;
                    const QString header = match.captured(2);
                    const bool own = match.captured(1) == QLatin1String("\"");
                    const bool moc = own && header.endsWith(QLatin1String(".moc"));
                    const bool allowed = own ? moc || anyPrefix(header, room.mayInclude)
                                             : isStandard(header) || anyPrefix(header, room.mayUse);
                    if (!allowed)
                        wrong << QStringLiteral("%1:%2 includes %3, which %4 may not know")
                                     .arg(file)
                                     .arg(number)
                                     .arg(header, QLatin1String(room.path));
                }
            }
        }
        QVERIFY(read > 20);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    // Widgets read what the model shows and do not link the model: what is said there has its body there.
    void whatWidgetsReadHasItsBodyThere()
    {
        QFile shown(QStringLiteral(PLIMSOLL_SOURCE_DIR "/model/snapshots.h"));
        QVERIFY(shown.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(shown.readAll());
        static const QRegularExpression declared(QStringLiteral("^[A-Za-z][\\w:<>,&* ]* \\w+\\([^;{}]*\\);$"),
                                                 QRegularExpression::MultilineOption);
        QVERIFY(declared.match(QStringLiteral("int a;\nstd::string_view fateText(Fate fate);\n")).hasMatch());
        QVERIFY(text.contains(QLatin1String("wallFateText(WallFate fate)")));
        const auto found = declared.match(text);
        QVERIFY2(!found.hasMatch(), qPrintable(found.captured(0)));
    }

    // Feeds have a transport of their own (docs/decisions/0001-own-transport.md).
    void feedsLinkNoOtherTransport()
    {
        QFile room(QStringLiteral(PLIMSOLL_SOURCE_DIR "/feeds/CMakeLists.txt"));
        QVERIFY(room.open(QIODevice::ReadOnly));
        const QByteArray text = room.readAll();
        QVERIFY(text.contains("Qt6::Network"));
        for (const char* const other : {"WebSocket", "QNetworkAccessManager"})
            QVERIFY2(!text.contains(other), other);
    }

    // The rule must be able to fail.
    void theRuleKnowsWrongFromRight()
    {
        QVERIFY(!anyPrefix(QStringLiteral("ui/panel.h"), roomOf(QStringLiteral("feeds/venue.h")).mayInclude));
        QVERIFY(!anyPrefix(QStringLiteral("QString"), roomOf(QStringLiteral("model/market/time.h")).mayUse));
        QVERIFY(
            !anyPrefix(QStringLiteral("simdjson.h"), roomOf(QStringLiteral("feeds/binance/binance.cpp")).mayUse));
        QVERIFY(anyPrefix(QStringLiteral("simdjson.h"), roomOf(QStringLiteral("feeds/json_view.cpp")).mayUse));
        QVERIFY(!isStandard(QStringLiteral("QString")) && isStandard(QStringLiteral("string_view")));
    }
};

QTEST_APPLESS_MAIN(TestLayering)
#include "tst_layering.moc"
