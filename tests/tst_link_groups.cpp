// Who looks at the same asset and the same moment.
#include "tests/support/strict_log.h"
#include "ui/link_groups.h"

#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class TestLinkGroups : public QObject {
    Q_OBJECT

    test::StrictLog m_log;

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void aGroupLooksAtOneAsset()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b"), &c = links.add("c", 2);
        links.choose("BTC");
        QCOMPARE(a.asset(), "BTC");
        QCOMPARE(b.asset(), "BTC");
        QCOMPARE(c.asset(), "");
        c.setAsset("SOL");
        QCOMPARE(a.asset(), "BTC");
        QCOMPARE(links.active().asset(), "SOL");  // whatever was chosen last
        b.setAsset("ETH");
        QCOMPARE(a.asset(), "ETH");
        QCOMPARE(c.asset(), "SOL");
        QCOMPARE(links.assetOf(1), "ETH");
        QCOMPARE(links.assetOf(2), "SOL");
        QCOMPARE(links.assetOf(3), "");
    }

    void aSaysEachChangeOnce()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b");
        links.add("c");
        QSignalSpy ofB(&b, &Selection::assetChanged), lead(&links, &LinkGroups::leadChanged);
        a.setAsset("BTC");
        a.setAsset("BTC");
        QCOMPARE(ofB.count(), 1);
        QCOMPARE(lead.count(), 1);
        links.active().setAsset("ETH");
        QCOMPARE(ofB.count(), 2);
        QCOMPARE(lead.count(), 2);
        QCOMPARE(links.lead(), "ETH");
    }

    void theSymbolBoxActsOnTheFocusedPanelsGroup()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b", 4), &lone = links.add("lone", LinkGroups::kNone);
        links.choose("BTC");
        links.focus("b");
        links.active().setAsset("SOL");
        QCOMPARE(a.asset(), "BTC");
        QCOMPARE(b.asset(), "SOL");
        links.focus("lone");
        links.choose("HYPE");
        QCOMPARE(lone.asset(), "HYPE");
        QCOMPARE(b.asset(), "SOL");
        QCOMPARE(a.asset(), "BTC");
        links.focus("a");
        QCOMPARE(links.active().asset(), "BTC");
        QCOMPARE(links.lead(), "BTC");
    }

    void aFollowsWhatIsChosenOrFocused()
    {
        LinkGroups links;
        links.add("a").setAsset("BTC");
        Selection& b = links.add("b", 2);
        b.setAsset("ETH");
        Selection& follower = links.add("f", LinkGroups::kActive);
        QCOMPARE(follower.asset(), "ETH");
        links.focus("a");
        QCOMPARE(follower.asset(), "BTC");
        b.setAsset("SOL");
        QCOMPARE(follower.asset(), "SOL");
        // What is chosen in a follower is chosen for followers alone.
        links.focus("f");
        follower.setAsset("XRP");
        QCOMPARE(links.active().asset(), "XRP");
        QCOMPARE(b.asset(), "SOL");
        QCOMPARE(links.selection("a")->asset(), "BTC");
    }

    void comingIntoAGroup()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b");
        links.choose("BTC");
        QSignalSpy changed(&links, &LinkGroups::groupChanged);
        links.setGroup("b", 3);  // nobody is there: it keeps what it had
        QCOMPARE(b.asset(), "BTC");
        b.setAsset("ETH");
        links.setGroup("a", 3);  // somebody is there
        QCOMPARE(a.asset(), "ETH");
        QCOMPARE(changed.count(), 2);
        links.setGroup("a", LinkGroups::kNone);
        b.setAsset("SOL");
        QCOMPARE(a.asset(), "ETH");
        links.setGroup("a", 99);
        QCOMPARE(links.group("a"), LinkGroups::kActive);
        links.setGroup("nobody", 2);
    }

    void theLeadStaysWhereTheFirstGroupIs()
    {
        LinkGroups links;
        links.add("a").setAsset("BTC");
        links.add("b", 2).setAsset("ETH");
        QCOMPARE(links.lead(), "BTC");
        QSignalSpy lead(&links, &LinkGroups::leadChanged);
        links.focus("b");
        links.focus("a");
        links.focus("b");
        QCOMPARE(lead.count(), 0);  // a click from panel to panel moves no feed
        links.remove("a");
        QCOMPARE(links.lead(), "ETH");
    }

    void momentsAreShared()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b"), &c = links.add("c", 2),
                  &f = links.add("f", LinkGroups::kActive), &lone = links.add("l", LinkGroups::kNone);
        links.focus("a");
        const Timestamp t = fromUnixMs(1'700'000'000'000);
        a.setCursor(t);
        QCOMPARE(b.cursor(), std::optional(t));
        QCOMPARE(f.cursor(), std::optional(t));
        QVERIFY(!c.cursor());
        QVERIFY(!lone.cursor());
        a.setCursor({});
        QVERIFY(!b.cursor());
        QVERIFY(!f.cursor());
        lone.setCursor(t);
        QVERIFY(!a.cursor());
        c.setCursor(t + 1s);
        QVERIFY(!a.cursor() && !f.cursor());
        links.focus("c");
        c.setCursor(t + 2s);
        QCOMPARE(f.cursor(), std::optional(t + 2s));
    }

    void unitsAreOneForAll()
    {
        LinkGroups links;
        Selection &a = links.add("a"), &b = links.add("b", 7);
        a.setFundingUnit(FundingUnit::Apr);
        b.setSizeUnit(SizeUnit::Base);
        b.setAside(2);
        TakerFees fees = a.takerFees();
        fees.perp[0] = 0.0001;
        links.active().setTakerFees(fees);
        for (const Selection* s : {&a, &b, &links.active(), &links.add("late", 9)}) {
            QCOMPARE(s->fundingUnit(), FundingUnit::Apr);
            QCOMPARE(s->sizeUnit(), SizeUnit::Base);
            QVERIFY(s->takerFees() == fees);
            QCOMPARE(s->aside(), std::uint8_t{2});
        }
    }

    void keptAndBroughtBack()
    {
        LinkGroups links;
        for (const char* id : {"a", "b", "c", "d"}) links.add(id);
        links.choose("BTC");
        links.setGroup("b", 2);
        links.selection("b")->setAsset("ETH");
        links.setGroup("c", LinkGroups::kNone);
        links.selection("c")->setAsset("SOL");
        links.setGroup("d", LinkGroups::kActive);
        const QJsonObject kept = links.save();

        LinkGroups next;
        for (const char* id : {"a", "b", "c", "d"}) next.add(id);
        next.choose("XRP");
        next.restore(kept, true);
        QCOMPARE(next.group("a"), 1);
        QCOMPARE(next.group("b"), 2);
        QCOMPARE(next.group("c"), LinkGroups::kNone);
        QCOMPARE(next.group("d"), LinkGroups::kActive);
        QCOMPARE(next.selection("a")->asset(), "XRP");  // the first goes on looking where it looked
        QCOMPARE(next.selection("b")->asset(), "ETH");
        QCOMPARE(next.selection("c")->asset(), "SOL");
        // Only who belongs together.
        LinkGroups third;
        for (const char* id : {"a", "b"}) third.add(id);
        third.choose("XRP");
        third.restore(kept, false);
        QCOMPARE(third.group("b"), 2);
        QCOMPARE(third.selection("b")->asset(), "XRP");
        // Nonsense falls back to the first group.
        third.restore({{"groups", QJsonObject{{"a", 77}, {"b", "x"}}}, {"assets", 4}}, true);
        QCOMPARE(third.group("a"), LinkGroups::kActive);
        QCOMPARE(third.group("b"), 1);
    }
};

QTEST_MAIN(TestLinkGroups)
#include "tst_link_groups.moc"
