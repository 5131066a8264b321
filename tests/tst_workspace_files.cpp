// Plans of workspaces and the files they are kept in: read with care, whoever wrote them, and telling nothing of
// the machine.
#include "app/workspace_store.h"
#include "tests/support/workspace_rig.h"
#include "ui/panel_registry.h"
#include "ui/workspace_book.h"
#include "ui/workspace_presets.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace plimsoll;
using namespace plimsoll::test;

class TestWorkspaceFiles : public QObject, private test::WorkspaceRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

    void plansAreReadWithCare_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<bool>("sound");
        const QJsonObject leaf{{"tabs", QJsonArray{"depth"}}};
        QTest::newRow("empty") << QJsonObject() << true;
        QTest::newRow("one") << leaf << true;
        QTest::newRow("row") << QJsonObject{{"row", QJsonArray{leaf, QJsonObject{{"tabs", QJsonArray{"risk"}}}}}}
                             << true;
        QTest::newRow("twice the same") << QJsonObject{{"row", QJsonArray{leaf, leaf}}} << false;
        QTest::newRow("no panel") << QJsonObject{{"tabs", QJsonArray{}}} << false;
        QTest::newRow("a number") << QJsonObject{{"tabs", QJsonArray{4}}} << false;
        QTest::newRow("empty row") << QJsonObject{{"row", QJsonArray{}}} << false;
        QTest::newRow("a row of words") << QJsonObject{{"row", QJsonArray{"depth"}}} << false;
        QTest::newRow("something else") << QJsonObject{{"heap", 4}} << false;
        QTest::newRow("long name") << QJsonObject{{"tabs", QJsonArray{QString(200, 'x')}}} << false;
        QTest::newRow("deep") << deep(8) << true;
        QTest::newRow("deeper than any screen") << deep(5'000) << false;
        QJsonArray many;
        for (int i = 0; i < 200; ++i) many.append(QStringLiteral("p%1").arg(i));
        QTest::newRow("many") << QJsonObject{{"tabs", many}} << false;
        QTest::newRow("wild shares")
            << QJsonObject{{"tabs", QJsonArray{"depth"}}, {"share", -4}, {"front", 99}, {"narrow", 1e12}} << true;
    }
    void plansAreReadWithCare()
    {
        QFETCH(QJsonObject, json);
        QFETCH(bool, sound);
        const auto plan = dockPlanFrom(json);
        QCOMPARE(plan.has_value(), sound);
        if (!plan) return;
        QVERIFY(plan->share >= 1);
        QVERIFY(plan->panels.isEmpty() || plan->front < plan->panels.size());
        QCOMPARE(dockPlanFrom(toJson(*plan)), plan);
    }

    void everyPresetIsAPlanOfKnownPanels()
    {
        QSet<QString> seen;
        for (const WorkspacePreset& p : workspacePresets()) {
            const QStringList all = p.plan.all();
            QCOMPARE(setOf(all).size(), all.size());
            for (const QString& id : all) QVERIFY2(panelRow(id), qPrintable(id));
            QCOMPARE(dockPlanFrom(toJson(p.plan)), std::optional(p.plan));
            seen += setOf(all);
        }
        QCOMPARE(workspacePresets().size(), std::size_t{7});
        QVERIFY(presetNamed(QStringLiteral("rIsK")));
        QVERIFY(!presetNamed(QStringLiteral("nosuch")));
        // Whatever panel there is finds a neighbour in every one of them.
        for (const PanelRow& row : panelRegistry())
            for (const WorkspacePreset& p : workspacePresets())
                QVERIFY2(p.plan.has(neighbourOf(QLatin1String(row.id), p.plan)), row.id);
        QCOMPARE(neighbourOf(QStringLiteral("depth"), DockPlan{}), QString());
    }

    // Nothing is lost, nothing stands above anything else, and what was in front still is.
    void plansFoldIntoTabs()
    {
        const auto columns = [](const auto& self, const DockPlan& plan) -> int {
            int n = plan.kind == DockPlan::Kind::Column ? 1 : 0;
            for (const DockPlan& part : plan.parts) n += self(self, part);
            return n;
        };
        for (const WorkspacePreset& p : workspacePresets()) {
            const DockPlan small = folded(p.plan);
            QCOMPARE(setOf(small.all()), setOf(p.plan.all()));
            QCOMPARE(small.all().size(), p.plan.all().size());
            QCOMPARE(columns(columns, small), 0);
            QVERIFY(dockPlanFrom(toJson(small)).has_value());
            QCOMPARE(folded(small), small);
        }
        const DockPlan grid = columnOf(1, {rowOf(1, {tabsOf(2, {"a"}), tabsOf(1, {"b", "c"})}), tabsOf(1, {"d"})});
        const DockPlan small = folded(grid);
        QCOMPARE(small.kind, DockPlan::Kind::Row);
        QCOMPARE(small.parts.size(), std::size_t{2});
        QCOMPARE(small.parts[0].panels, QStringList({"a", "d"}));
        QCOMPARE(small.parts[1].panels, QStringList({"b", "c"}));
    }

    void foreignFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        WorkspaceLayout layout;
        layout.main.docks = workspacePresets().front().plan;
        const QByteArray good = workspace_file::write({QStringLiteral("Mine"), layout});
        const auto with = [&](const char* key, const QJsonValue& v) {
            QJsonObject o = QJsonDocument::fromJson(good).object();
            o.insert(QLatin1String(key), v);
            return QJsonDocument(o).toJson();
        };
        QTest::newRow("good") << good << QString();
        QTest::newRow("nothing") << QByteArray() << "no workspace";
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << "no workspace";
        QTest::newRow("cut off") << good.left(good.size() / 2) << "no workspace";
        QTest::newRow("other JSON") << QByteArray("{\"format\":\"something\"}") << "of this program";
        QTest::newRow("a list") << QByteArray("[1,2]") << "no workspace";
        QTest::newRow("newer") << with("version", 99) << "newer version";
        QTest::newRow("no version") << with("version", {}) << "damaged";
        QTest::newRow("no layout") << with("layout", 4) << "damaged";
        QTest::newRow("no panel") << with("layout", QJsonObject{{"docks", QJsonObject{}}}) << "no panel";
        QTest::newRow("too deep") << with("layout", QJsonObject{{"docks", deep(40)}}) << "damaged";
        QTest::newRow("huge") << (good + QByteArray(2 << 20, ' ')) << "too large";
    }
    void foreignFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto got = workspace_file::read(bytes);
        QCOMPARE(got.hasValue(), said.isEmpty());
        if (!got) QVERIFY2(got.error().contains(said), qPrintable(got.error()));
        // Nothing that is cut anywhere brings it down.
        for (qsizetype cut = 0; cut < std::min<qsizetype>(bytes.size(), 4'000); cut += 7)
            (void)workspace_file::read(bytes.left(cut)).hasValue();
    }

    void aFileSaysNothingOfTheMachine()
    {
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {"depth", "positions"});
        layout.panels = {{"depth", QJsonObject{{"page", 1},
                                               {"file", "/home/somebody/x.json"},
                                               {"list", QJsonArray{"C:\\Users\\x", "ok", "file:///etc/x"}},
                                               {"/root/key", 4},
                                               {"deep", QJsonObject{{"at", "see /home/somebody"}}}}},
                         {"positions", QJsonObject{{"mine", "BTC"}}}};
        const QByteArray bytes = workspace_file::write({QStringLiteral("Mine"), layout}, {"positions"});
        for (const char* word : {"somebody", "C:", "file:", "/root", "mine\"", "positions\": {"})
            QVERIFY2(!bytes.contains(word), word);
        const auto got = workspace_file::read(bytes);
        QVERIFY(got.hasValue());
        QCOMPARE(got->layout.panels.value("depth").toObject().value("page").toInt(), 1);
        QVERIFY(got->layout.main.docks.has("positions"));
        // What somebody else wrote in is not taken either.
        QJsonObject foreign = QJsonDocument::fromJson(bytes).object();
        QJsonObject l = foreign.value("layout").toObject();
        l.insert("panels", layout.panels);
        foreign.insert("layout", l);
        const auto read = workspace_file::read(QJsonDocument(foreign).toJson());
        QVERIFY(read.hasValue());
        QVERIFY(!QJsonDocument(read->layout.panels).toJson().contains("somebody"));
    }

    void namesAreTidied()
    {
        QCOMPARE(workspace_file::tidyName(QStringLiteral("  My \n desk  ")), QStringLiteral("My desk"));
        QCOMPARE(workspace_file::tidyName(QStringLiteral("../../etc")), QStringLiteral("....etc"));
        QCOMPARE(workspace_file::tidyName(QString(QChar(0x202e)) + "x"), QStringLiteral("x"));
        QCOMPARE(workspace_file::tidyName(QString(300, 'x')).size(), qsizetype{workspace_file::kLongestName});
        QVERIFY(workspace_file::tidyName(QStringLiteral(" \t ")).isEmpty());
        // What is left out between two words leaves one space: a tidy name stays as it is.
        QCOMPARE(workspace_file::tidyName(QStringLiteral("calm / crisis")), QStringLiteral("calm crisis"));
        QCOMPARE(workspace_file::tidyName(QString("a ") + QChar(0) + " b"), QStringLiteral("a b"));
    }

    void theShelfKeepsWhatItIsGiven()
    {
        QTemporaryDir folder;
        WorkspaceStore store(folder.filePath("workspaces"));
        QStringList problems;
        QVERIFY(store.load(problems).empty() && problems.isEmpty());
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {"depth"});
        const QStringList names{"Mine", QStringLiteral("Ünïcode %2F 日本"), "a.b", QString(40, QChar(0x65e5))};
        for (const QString& name : names) QCOMPARE(store.save({name, layout}), QString());
        QStringList got;
        for (const NamedWorkspace& w : store.load(problems)) {
            got << w.name;
            QCOMPARE(w.layout, layout);
        }
        QCOMPARE(setOf(got), setOf(names));
        // A damaged one is named, left alone, and does not take the others with it.
        QFile broken(folder.filePath("workspaces/broken.plimsoll-workspace"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"for") > 0);
        broken.close();
        QCOMPARE(store.load(problems).size(), std::size_t(names.size()));
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.front().contains("broken") && !problems.front().contains(folder.path()));
        QVERIFY(broken.exists());
        QCOMPARE(store.remove("Mine"), QString());
        QCOMPARE(store.remove("Mine"), QString());
        QCOMPARE(store.load(problems).size(), std::size_t(names.size() - 1));
        // A folder that cannot be: said, and nothing is lost of the rest.
        QFile(folder.filePath("file")).open(QIODevice::WriteOnly);
        WorkspaceStore nowhere(folder.filePath("file/inside"));
        QVERIFY(nowhere.save({"x", layout}).contains("x"));
    }

    // What the shelf refused is not taken for kept: the same layout is offered to it again.
    void whatTheShelfRefusedIsOfferedAgain()
    {
        struct Shelf final : WorkspaceShelf {
            std::vector<NamedWorkspace> load(QStringList&) override { return {}; }
            QString save(const NamedWorkspace&) override
            {
                ++asked;
                return full ? QStringLiteral("full") : QString();
            }
            QString remove(const QString&) override { return {}; }
            int asked = 0;
            bool full = false;
        } shelf;
        WorkspaceBook book;
        book.setShelf(&shelf);
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {QStringLiteral("depth")});
        const auto name = book.add(QStringLiteral("Mine"), layout);
        QVERIFY(name.hasValue());
        const QString key = WorkspaceBook::ownKey(*name);
        QCOMPARE(shelf.asked, 1);
        layout.main.docks = tabsOf(1, {QStringLiteral("tape")});
        shelf.full = true;
        QCOMPARE(book.keep(key, layout), QStringLiteral("full"));
        QVERIFY(*book.kept(key) == layout);
        shelf.full = false;
        QCOMPARE(book.keep(key, layout), QString());
        QCOMPARE(shelf.asked, 3);
        QCOMPARE(book.keep(key, layout), QString());
        QCOMPARE(shelf.asked, 3);
    }
};

QTEST_MAIN(TestWorkspaceFiles)
#include "tst_workspace_files.moc"
