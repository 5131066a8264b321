// docs/features.md is what it says: no number is missing, and every id that it names is one of the program.
#include "model/analytics/registry.h"
#include "model/analytics/vocabulary.h"
#include "model/desk/calculator.h"
#include "model/risk/risk_rules.h"
#include "ui/handbook_pages.h"
#include "ui/panel.h"
#include "ui/panel_registry.h"
#include "ui/panels/context_rows.h"
#include "ui/panels/venue_card_rows.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <map>
#include <set>

using namespace plimsoll;

class TstFeatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noNumberIsMissing();
    void everyIdExists();
    void whatIsNotThereSaysWhy();

private:
    QStringList m_rows;  // "| 1 | what | where |"
};

void TstFeatures::initTestCase()
{
    QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/features.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression row(QStringLiteral("^\\| \\d+ \\|"));
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
        if (row.match(line).hasMatch()) m_rows.append(line);
}

void TstFeatures::noNumberIsMissing()
{
    QCOMPARE(m_rows.size(), 277);
    for (int i = 0; i < m_rows.size(); ++i) {
        const QStringList cells = m_rows[i].split(QStringLiteral(" | "));
        QCOMPARE(cells.size(), 3);
        QCOMPARE(cells[0], QStringLiteral("| %1").arg(i + 1));
        QVERIFY2(cells[1].trimmed().size() > 2 && cells[2].trimmed().size() > 6, qPrintable(m_rows[i]));
    }
}

void TstFeatures::everyIdExists()
{
    const std::map<QString, std::function<bool(const QString&)>> kinds = {
        {QStringLiteral("panel"), [](const QString& id) { return panelRow(id) != nullptr; }},
        {QStringLiteral("rule"), [](const QString& id) { return riskRule(id.toStdString()) != nullptr; }},
        {QStringLiteral("value"),
         [](const QString& id) { return analytics::metricId(id.toStdString()).has_value(); }},
        {QStringLiteral("calc"),
         [](const QString& id) { return analytics::functionNamed(id.toStdString()) != nullptr; }},
        {QStringLiteral("calculator"),
         [](const QString& id) {
             for (const Calculator& c : calculators())
                 if (id == QLatin1String(c.id)) return true;
             return false;
         }},
        {QStringLiteral("reading"), [](const QString& id) { return !contextPanel(id).isEmpty(); }},
        {QStringLiteral("card"),
         [](const QString& id) {
             for (const VenueId v : kVenues)
                 for (const TextRow& row : venueCardRows(v, "BTC", nullptr, nullptr))
                     if (row.key == id) return true;
             return false;
         }},
        {QStringLiteral("page"), [](const QString& id) { return hasHandbookPage(id); }},
    };
    static const QRegularExpression named(QStringLiteral("`([a-z]+):([A-Za-z0-9_.-]+)`"));
    static const QRegularExpression file(QStringLiteral("`((?:tests|docs|resources)/[^`]+)`"));
    std::map<QString, int> seen;
    for (const QString& row : m_rows) {
        for (auto it = named.globalMatch(row); it.hasNext();) {
            const auto m = it.next();
            const auto kind = kinds.find(m.captured(1));
            QVERIFY2(kind != kinds.end(), qPrintable(row));
            QVERIFY2(kind->second(m.captured(2)), qPrintable(m.captured(0) + QStringLiteral(" in ") + row));
            ++seen[m.captured(1)];
        }
        for (auto it = file.globalMatch(row); it.hasNext();) {
            const QString path = it.next().captured(1);
            QVERIFY2(QFileInfo::exists(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + path), qPrintable(path));
        }
    }
    for (const auto& [kind, check] : kinds) QVERIFY2(seen[kind] > 0, qPrintable(kind));
    // The other way round: what the program has is named here.
    const QString all = m_rows.join(QLatin1Char('\n'));
    for (const PanelRow& row : panelRegistry())
        QVERIFY2(all.contains(QStringLiteral("`panel:%1`").arg(QLatin1String(row.id))), row.id);
}

void TstFeatures::whatIsNotThereSaysWhy()
{
    int missing = 0;
    for (const QString& row : m_rows) {
        const QString where = row.section(QStringLiteral(" | "), 2);
        if (!where.startsWith(QStringLiteral("not")) && !where.startsWith(QStringLiteral("partly"))) {
            QVERIFY2(where.contains(QLatin1Char('`')) || where.contains(QLatin1Char('*')) ||
                         where.startsWith(QStringLiteral("the strip")) ||
                         where.startsWith(QStringLiteral("every rule")),
                     qPrintable(row));
            continue;
        }
        ++missing;
        QVERIFY2(where.contains(QLatin1Char(':')) || where.contains(QLatin1Char('`')), qPrintable(row));
        QVERIFY2(where.size() > 40, qPrintable(row));
    }
    QVERIFY(missing < 20);
}

QTEST_MAIN(TstFeatures)
#include "tst_features.moc"
