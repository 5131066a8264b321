// FAULTS.md section 4, lines 32 to 35: frames that no peer may send. Each test is named by its line.
#include "feeds/ws_frames.h"
#include "tests/support/fault_table.h"
#include "tests/support/peak_memory.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

QByteArray wire(std::uint8_t opcode, const QByteArray& payload, bool fin = true)
{
    return ws::frame(opcode, payload, std::nullopt, fin);
}

}  // namespace

class TestFaultsProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { faultVenues(); }

    void f32_hundredMegabytes()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        // The head alone is enough to refuse it, so the body need not be sent.
        rig.venue.sendRaw(wire(ws::Text, QByteArray(70'000, 'x')).left(2) +
                          QByteArray::fromHex("0000000006400000"));
        endsAndHeals(rig, "1009");
    }

    // A head is not always there to warn: fragments grow up to the limit, and no further.
    void f32_growingMessage()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const double before = peakMemory();
        const QByteArray piece = QByteArray(1 << 20, 'x');
        rig.venue.sendRaw(wire(ws::Text, piece, false), rig.depthTopic().section(QLatin1Char(':'), 1));
        for (int i = 0; i < 20; ++i)
            rig.venue.sendRaw(wire(ws::Continuation, piece, false), rig.depthTopic().section(QLatin1Char(':'), 1));
        const double ours = 21 * 2;  // the scripted venue's own copies
        endsAndHeals(rig, "1009");
        QVERIFY2(peakMemory() - before < 64 + ours, qPrintable(QString::number(peakMemory() - before)));
    }

    void f33_announcedTebibyte()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        const double before = peakMemory();
        rig.venue.sendRaw(QByteArray::fromHex("817f0000010000000000") + "x");
        endsAndHeals(rig, "1009");
        QVERIFY(peakMemory() - before < 64);
    }

    void f33_endlessFragments()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        QByteArray many = wire(ws::Text, "{", false);
        for (int i = 0; i < 70'000; ++i) many += wire(ws::Continuation, {}, false);
        rig.venue.sendRaw(many);
        endsAndHeals(rig, "1009");
    }

    void f34_brokenProtocol_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("invalid UTF-8") << wire(ws::Text, QByteArray("{\"a\":\"\xc3\x28\"}")) << QByteArray("1007");
        QTest::newRow("opcode 3") << QByteArray::fromHex("8300") << QByteArray("1002");
        QTest::newRow("opcode 11") << QByteArray::fromHex("8b00") << QByteArray("1002");
        QTest::newRow("reserved bit") << QByteArray::fromHex("c10178") << QByteArray("1002");
        QTest::newRow("masked") << ws::frame(ws::Text, "{}", 0x01020304u) << QByteArray("1002");
        QTest::newRow("long control") << QByteArray::fromHex("897e0080") + QByteArray(128, 'p')
                                      << QByteArray("1002");
        QTest::newRow("fragmented control") << QByteArray::fromHex("0900") << QByteArray("1002");
        QTest::newRow("continuation of nothing") << QByteArray::fromHex("8000") << QByteArray("1002");
        QTest::newRow("length not minimal") << QByteArray::fromHex("817e000178") << QByteArray("1002");
        QTest::newRow("half a close code") << QByteArray::fromHex("880103") << QByteArray("1002");
    }
    void f34_brokenProtocol()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        if (faultVenue() == FakeVenue::Dialect::Bybit && code == "1002" &&
            qstrcmp(QTest::currentDataTag(), "masked") != 0)
            QSKIP("the same reader: Binance's row shows it");
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.sendRaw(bytes);
        endsAndHeals(rig, code.toStdString());
    }

    // Compression is never negotiated, so a compressed frame is a broken one; see also tst_rest_client.
    void f35_compressedFrame()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.sendRaw(QByteArray::fromHex("c17e0400") + QByteArray(1024, '\0'));
        endsAndHeals(rig, "1002");
    }

private:
    // All sockets got something that no peer may send: they end, with the reason told, and heal.
    static void endsAndHeals(FeedRig& rig, const std::string& code)
    {
        QTRY_VERIFY_WITH_TIMEOUT(rig.health().reconnects >= 1, kPatience);
        QVERIFY(rig.endedWith(code));
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }
};

FAULT_MAIN(TestFaultsProtocol)
#include "tst_faults_protocol.moc"
