// Every fuzz target over its seeds, over seeds that are cut and bent, and over everything that a fuzzer ever found
// (tests/data/found/<target>/): what does not hold ends the program.
#include "tests/fuzz/targets.h"

#include <QtTest>

#include <random>

using namespace plimsoll;

class FuzzTargets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runs_data();
    void runs();
    void foundFoldersAreOfTargets();
};

void FuzzTargets::runs_data()
{
    QTest::addColumn<QString>("name");
    for (const fuzz::Target& t : fuzz::targets()) QTest::newRow(t.name) << QString::fromLatin1(t.name);
}

void FuzzTargets::runs()
{
    QFETCH(QString, name);
    const fuzz::Target* const target = fuzz::targetNamed(name.toStdString());
    QVERIFY(target);
    const std::vector<std::string> seeds = target->seeds();
    QVERIFY(!seeds.empty());
    target->run({});
    std::mt19937 random(20251010);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    for (const std::string& seed : seeds) {
        target->run(seed);
        for (int times = 0; times < 20 && !seed.empty(); ++times) {
            std::string bent = seed;
            const std::size_t at = below(bent.size());
            switch (times % 4) {
                case 0: bent.resize(at); break;
                case 1: bent[at] = static_cast<char>(below(256)); break;
                case 2: bent.insert(at, seed.substr(below(seed.size()), 16)); break;
                case 3: bent.erase(at, 1 + below(8)); break;
            }
            target->run(bent);
        }
    }
    const QDir found(QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/found/") + name);
    for (const QString& file : found.entryList(QDir::Files)) {
        QFile input(found.filePath(file));
        QVERIFY(input.open(QIODevice::ReadOnly));
        target->run(input.readAll().toStdString());
    }
}

void FuzzTargets::foundFoldersAreOfTargets()
{
    const QDir found(QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/found"));
    const QStringList folders = found.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    qsizetype files = 0;
    for (const QString& name : folders) {
        QVERIFY2(fuzz::targetNamed(name.toStdString()), qPrintable(name));
        files += QDir(found.filePath(name)).entryList(QDir::Files).size();
    }
    QVERIFY(files > 0);  // or `runs` saw nothing of it
}

QTEST_GUILESS_MAIN(FuzzTargets)
#include "tst_fuzz_targets.moc"
