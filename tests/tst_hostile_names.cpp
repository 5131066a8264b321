// A venue, or somebody who lists a coin there, calls it as they like: through the codecs of all venues into the
// model, the window's labels, tips, boxes and notifications and the exports it is text, and nothing of it is ever
// obeyed.
#include "app/bundle_writer.h"
#include "app/export_bundle.h"
#include "app/export_names.h"
#include "tests/support/fixtures.h"
#include "tests/support/model_rig.h"
#include "tests/support/strict_log.h"
#include "ui/main_window.h"
#include "ui/panel_registry.h"
#include "ui/voice_tray.h"
#include "widgets/style_sheet.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QDirIterator>
#include <QLabel>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QToolTip>
#include <QXmlStreamReader>
#include <QtTest>

using namespace plimsoll;

namespace {

// As the name of an asset; each of another kind.
const std::vector<std::string> kNames = {
    "<img src=x onerror=alert(1)>",
    "<b>BOLD</b>",
    "]]><script>1</script>",
    "=cmd|'/C calc'!A0",
    "&lt;i&gt; %1 %n",
    "../../../etc/passwd",
    "\"quote' `tick`",
    "\xe2\x80\xae"
    "drawkcab",  // turns the direction of what follows
};

std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

// All that the fixtures say of BTC, said of each name, by every venue.
void sayAll(test::ModelRig& rig)
{
    const std::vector<test::Fixture> fixtures = test::allFixtures();
    for (const VenueProfile& profile : venueProfiles()) {
        test::Decoder decoder(profile.id);
        decoder.stamp = rig.clock.stamp();
        for (const std::string& name : kNames)
            for (const test::Fixture& f : fixtures) {
                if (f.venue != profile.id) continue;
                for (const test::FixtureLine& line : f.lines) {
                    const std::string said = replaced(line.text.substr(0, line.size), "BTC", escaped(name));
                    EventBatch batch;
                    decoder.decode(test::fixtureLine(replaced(line.url, "BTC", name), said,
                                                     replaced(line.asked, "BTC", escaped(name))),
                                   f.market, batch);
                    if (!batch.events.empty()) rig.queue.push(std::move(batch));
                    rig.engine.drain();
                }
            }
    }
}

bool isHostile(const QString& text)
{
    return text.contains(QStringLiteral("<img")) || text.contains(QStringLiteral("<b>BOLD")) ||
           text.contains(QStringLiteral("<script"));
}

QStringList textsOf(const QAbstractItemModel& model)
{
    QStringList all;
    for (int r = 0; r < std::min(model.rowCount(), 200); ++r)
        for (int c = 0; c < model.columnCount(); ++c)
            for (const int role : {int{Qt::DisplayRole}, int{Qt::ToolTipRole}})
                all << model.index(r, c).data(role).toString();
    return all;
}

QLabel* openTip()
{
    for (QWidget* w : QApplication::topLevelWidgets())
        if (w->inherits("QTipLabel") && w->isVisible()) return qobject_cast<QLabel*>(w);
    return nullptr;
}

}  // namespace

class TstHostileNames : public QObject {
    Q_OBJECT

    test::StrictLog m_log;
    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

private Q_SLOTS:
    void initTestCase()
    {
        m_log.listen();
        applyTheme(*qApp, m_theme);
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void labelsAndBoxesShowTextAsItIs()
    {
        const QString name = QString::fromStdString(kNames[0]);
        QWidget window;
        auto* label = new QLabel(name, &window);
        auto* meant = new QLabel(QStringLiteral("<b>ours</b>"), &window);
        meant->setTextFormat(Qt::RichText);
        window.show();
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(meant->textFormat(), Qt::RichText);
        QMessageBox box(QMessageBox::NoIcon, name, name, QMessageBox::Close, &window);
        box.setInformativeText(name);
        box.setDetailedText(name);
        box.open();
        QVERIFY(box.findChildren<QLabel*>().size() >= 2);
        for (const QLabel* l : box.findChildren<QLabel*>())
            QVERIFY2(l->textFormat() == Qt::PlainText || l->text().isEmpty(), qPrintable(l->objectName()));
        // And wider than nothing, which is what a picture that is not there would be.
        QVERIFY(label->sizeHint().width() > 100);
    }
    void tipsShowTextAsItIs()
    {
        QWidget window;
        window.show();
        for (const std::string& n : kNames) {
            const QString name = QString::fromStdString(n);
            QToolTip::showText({10, 10}, name, &window);
            QTRY_VERIFY(openTip());
            QTRY_COMPARE(openTip()->text(), name);
            QCOMPARE(openTip()->textFormat(), Qt::PlainText);
        }
        QToolTip::hideText();
    }
    void notificationsHaveNoMarkup()
    {
        for (const std::string& n : kNames) {
            const QString said = VoiceTray::plainSaid(QString::fromStdString(n));
            for (const QChar c : QStringLiteral("<>&")) QVERIFY2(!said.contains(c), qPrintable(said));
        }
        QCOMPARE(VoiceTray::plainSaid(QStringLiteral("Depth: 12 % of usual")),
                 QStringLiteral("Depth: 12 % of usual"));
    }
    // What no venue has: control characters, and names that never end.
    void namesThatAreNoneAreRefused()
    {
        Catalogue catalogue(VenueId::Okx);
        const auto taken = [&](const std::string& symbol, const std::string& asset) {
            Instrument i;
            i.symbol = symbol;
            i.asset = i.base = asset;
            return catalogue.put(i);
        };
        QVERIFY(taken("BTC-USDT-SWAP", "BTC"));
        QVERIFY(taken("\xe5\xb8\x81\xe5\xae\x89USDT", "\xe5\xb8\x81\xe5\xae\x89"));  // there are such
        QVERIFY(!taken("BTC\nUSDT", "BTC"));
        QVERIFY(!taken(std::string("BTC\0USDT", 8), "BTC"));
        QVERIFY(!taken("BTC\x1b[2JUSDT", "BTC"));
        QVERIFY(!taken(std::string(65, 'x'), "BTC"));
        QVERIFY(!taken("XUSDT", std::string(65, 'x')));
        QVERIFY(!taken("", "BTC"));
    }
    void everyPanelShowsThemAsText()
    {
        test::ModelRig rig;
        WatchSet watch;
        for (const std::string& n : kNames) watch.assets.push_back(n);
        watch.focus = {kNames[0]};
        rig.engine.setWatch(watch);
        sayAll(rig);
        rig.pass(std::chrono::seconds{3});
        const auto market = rig.hub.market.read().value;
        QVERIFY(market);
        std::set<std::string> told;
        for (const auto& row : market->rows) told.insert(row.symbol);
        QVERIFY2(std::count_if(told.begin(), told.end(),
                               [](const std::string& s) { return s.find("<img") != std::string::npos; }) >= 3,
                 qPrintable(QString::number(told.size())));

        MainWindow window(m_theme, rig.hub, rig.clock, SourceKind::Simulated,
                          {QStringLiteral("binance"), QStringLiteral("bybit"), QStringLiteral("okx"),
                           QStringLiteral("hyperliquid")});
        window.resize(1'600, 900);
        window.show();
        int shown = 0;
        for (const std::string& n : kNames) {
            window.setAsset(QString::fromStdString(n));
            for (const PanelRow& row : panelRegistry()) {
                window.showPanel(QString::fromUtf8(row.id));
                window.refreshNow();
            }
            window.grab();
            for (QWidget* top : QApplication::topLevelWidgets()) {
                for (const QLabel* l : top->findChildren<QLabel*>()) {
                    if (l->isVisible()) QVERIFY2(l->textFormat() != Qt::AutoText, qPrintable(l->text()));
                    if (l->textFormat() == Qt::RichText) QVERIFY2(!isHostile(l->text()), qPrintable(l->text()));
                    if (l->textFormat() == Qt::PlainText && isHostile(l->text())) ++shown;
                }
                for (const QAbstractItemView* v : top->findChildren<QAbstractItemView*>())
                    if (v->model())
                        for (const QString& t : textsOf(*v->model()))
                            if (isHostile(t)) ++shown;
            }
        }
        QVERIFY2(shown > 20, qPrintable(QString::number(shown)));

        // And out of the program.
        QTemporaryDir dir;
        ExportOrder order;
        order.path = dir.filePath(QStringLiteral("bundle"));
        order.source = SourceKind::Simulated;
        order.whole = true;
        window.setAsset(QString::fromStdString(kNames[0]));
        auto full = std::make_shared<FullSnapshot>();
        full->asOf = {rig.clock.wall(), rig.clock.mono()};
        const auto written = writeBundle(collectBundle(order, window, full));
        QVERIFY2(written.hasValue(), written ? "" : qPrintable(written.error()));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("bundle")});
        int carried = 0;
        QDirIterator at(order.path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (at.hasNext()) {
            QFile file(at.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const QString name = QFileInfo(file.fileName()).fileName();
            QVERIFY2(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]+\\.(png|svg|csv|json|html|pdf)$"))
                         .match(name)
                         .hasMatch(),
                     qPrintable(name));
            if (name.endsWith(QLatin1String(".html")))
                QVERIFY2(!bytes.contains("<img src=x") && !bytes.contains("<script") && !bytes.contains("<b>BOLD"),
                         qPrintable(name));
            if (name.endsWith(QLatin1String(".svg"))) {
                QXmlStreamReader xml(bytes);
                while (!xml.atEnd())
                    if (xml.readNext() == QXmlStreamReader::StartElement)
                        QVERIFY2(xml.name() != QLatin1String("script") && xml.name() != QLatin1String("img") &&
                                     xml.name() != QLatin1String("b"),
                                 qPrintable(name));
                QVERIFY2(!xml.hasError(), qPrintable(name + QStringLiteral(": ") + xml.errorString()));
            }
            if (name.endsWith(QLatin1String(".csv"))) {
                for (const QByteArray& line : bytes.split('\n'))
                    for (const QByteArray& cell : line.split(','))
                        QVERIFY2(!cell.startsWith("=") && !cell.startsWith("\"="), line.constData());
                if (bytes.contains("<img")) ++carried;
            }
        }
        QVERIFY(carried > 0);
    }
};

QTEST_MAIN(TstHostileNames)
#include "tst_hostile_names.moc"
