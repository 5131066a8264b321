// Themes of one's own: every colour can be changed, what is hard to read is said and never refused, and a theme
// goes out and comes back as a file.
#include "ui/named_files.h"
#include "ui/palette_editor.h"
#include "ui/palette_preview.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeWidget>
#include <QtTest>

using namespace plimsoll;

class TestPaletteEditor : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    QTemporaryDir m_dir;
    std::unique_ptr<PaletteEditor> m_editor;
    Preferences m_kept;

    template <typename T>
    T* part(const char* name) const
    {
        return m_editor->findChild<T*>(QLatin1String(name));
    }
    QTreeWidgetItem* item(const QString& token) const
    {
        for (QTreeWidgetItem* i :
             part<QTreeWidget>("paletteTokens")->findItems({}, Qt::MatchContains | Qt::MatchRecursive))
            if (i->data(0, Qt::UserRole).toString() == token) return i;
        return nullptr;
    }

    // As if its time had come.
    void tryNow() const
    {
        auto* trial = part<QTimer>("paletteTrial");
        QVERIFY(trial->isActive());
        trial->setInterval(0);
        QTRY_VERIFY(!trial->isActive());
        trial->setInterval(150);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void init()
    {
        m_kept = {};
        m_editor = std::make_unique<PaletteEditor>(m_theme);
        m_editor->setPreferences(m_kept);
        connect(m_editor.get(), &SettingsPage::edited, this, [this] {
            m_editor->take(m_kept);
            m_editor->setPreferences(m_kept);
        });
        m_editor->resize(760, 560);
        m_editor->show();
    }
    void cleanup() { m_editor.reset(); }

    void everyTokenHasARow()
    {
        int rows = 0;
        for (QTreeWidgetItem* i :
             part<QTreeWidget>("paletteTokens")->findItems({}, Qt::MatchContains | Qt::MatchRecursive))
            rows += themeTokenKeys().contains(i->data(0, Qt::UserRole).toString());
        QCOMPARE(rows, static_cast<int>(themeTokenKeys().size()));
        for (const QString& token : themeTokenKeys()) {
            m_editor->select(token);
            QCOMPARE(m_editor->selected(), token);
        }
    }
    void builtinThemesAreToldApart()
    {
        for (const QString& name : builtinThemeNames())
            for (const ContrastFinding& f : contrastFindings(builtinTokens(name)))
                QVERIFY2(
                    f.good(),
                    qPrintable(
                        QStringLiteral("%1: %2 on %3 is %4").arg(name, f.rule.front, f.rule.back).arg(f.ratio)));
    }
    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::fabs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01);
        const ThemeTokens dark = builtinTokens(QStringLiteral("dark"));
        QVERIFY(std::fabs(contrast(dark.value("text.faint"), dark.value("bg.raised")) - 4.64) < 0.01);
    }
    void whatIsHardToReadIsSaidAndKept()
    {
        m_editor->select(QStringLiteral("text.muted"));
        QVERIFY(m_editor->contrastText().startsWith(QStringLiteral("Enough")));
        QVERIFY(m_editor->setColour(QStringLiteral("#2a2f34")));
        QVERIFY2(m_editor->contrastText().startsWith(QStringLiteral("Hard to read")),
                 qPrintable(m_editor->contrastText()));
        QVERIFY(m_editor->contrastText().contains(QStringLiteral("bg.panel")));
        QVERIFY(item(QStringLiteral("text.muted"))->text(2).contains(QStringLiteral("low")));
        QCOMPARE(m_editor->saveAs(QStringLiteral("Murky")), QString());
        QCOMPARE(m_kept.ownThemes.size(), std::size_t(1));
        QCOMPARE(m_kept.ownThemes[0].changed.value(QStringLiteral("text.muted")), QColor("#2a2f34"));
    }
    void notEverythingIsAColour()
    {
        m_editor->select(QStringLiteral("bg.panel"));
        const ThemeTokens before = m_editor->tokens();
        for (const char* bad : {"", "blue", "#12", "#1234567", "#gggggg", "123456#"})
            QVERIFY2(!m_editor->setColour(QLatin1String(bad)), bad);
        QVERIFY(m_editor->tokens() == before);
        QVERIFY(!m_editor->isChanged());
    }
    void aColourByKeyboard()
    {
        auto* tree = part<QTreeWidget>("paletteTokens");
        m_editor->select(QStringLiteral("ui.accent"));
        tree->setFocus();
        auto* hex = part<QLineEdit>("paletteHex");
        QCOMPARE(hex->text(), m_theme.ui.accent.name());
        hex->setFocus();
        hex->selectAll();
        QTest::keyClicks(hex, QStringLiteral("#ff8800"));
        QTest::keyClick(hex, Qt::Key_Return);
        QCOMPARE(m_editor->tokens().value(QStringLiteral("ui.accent")), QColor("#ff8800"));
        auto* name = part<QLineEdit>("paletteName");
        QTest::keyClicks(name, QStringLiteral("Amber"));
        QTest::keyClick(part<QPushButton>("paletteSave"), Qt::Key_Space);
        QCOMPARE(m_kept.theme, QStringLiteral("Amber"));
        QCOMPARE(m_editor->editing(), QStringLiteral("Amber"));
        QVERIFY(!m_editor->isChanged());
        QVERIFY(m_editor->notice().contains(QStringLiteral("Amber")));
        // It is made of the one that was edited, and differs in one colour.
        QCOMPARE(m_kept.ownThemes[0].base, QStringLiteral("dark"));
        QCOMPARE(m_kept.ownThemes[0].changed.size(), 1);
    }
    void namesOfTheProgramAreTaken()
    {
        m_editor->select(QStringLiteral("bg.panel"));
        QVERIFY(m_editor->setColour(QStringLiteral("#101010")));
        QVERIFY(!m_editor->saveAs(QStringLiteral("dark")).isEmpty());
        QVERIFY(!m_editor->saveAs(QStringLiteral("  ")).isEmpty());
        QVERIFY(m_kept.ownThemes.empty());
        QVERIFY(m_editor->isChanged());
    }
    void backToOneColourAndToAll()
    {
        m_editor->select(QStringLiteral("bg.panel"));
        QVERIFY(m_editor->setColour(QStringLiteral("#101010")));
        m_editor->select(QStringLiteral("ramps.bid.4"));
        QVERIFY(m_editor->setColour(QStringLiteral("#ffffff")));
        m_editor->resetToken();
        QCOMPARE(m_editor->tokens().value(QStringLiteral("ramps.bid.4")),
                 builtinTokens(QStringLiteral("dark")).value(QStringLiteral("ramps.bid.4")));
        QVERIFY(m_editor->isChanged());
        m_editor->resetAll();
        QVERIFY(!m_editor->isChanged());
    }
    void outAndIn()
    {
        m_editor->edit(QStringLiteral("light"));
        m_editor->select(QStringLiteral("side.bid"));
        QVERIFY(m_editor->setColour(QStringLiteral("#004400")));
        QCOMPARE(m_editor->saveAs(QStringLiteral("Forest")), QString());
        const QString file = m_dir.filePath(QStringLiteral("forest.json"));
        m_editor->exportTo(file);
        QCOMPARE(m_editor->notice(), QStringLiteral("Written to ") + file);
        m_editor->remove();
        QVERIFY(m_kept.ownThemes.empty());
        QCOMPARE(m_kept.theme, QStringLiteral("light"));
        m_editor->importFrom(file);
        QCOMPARE(m_editor->notice(), QStringLiteral("Imported, and chosen"));
        QCOMPARE(m_kept.theme, QStringLiteral("Forest"));
        QCOMPARE(themeTokens(m_kept, QStringLiteral("Forest")).value(QStringLiteral("side.bid")),
                 QColor("#004400"));
        // Once more: the first one is not overwritten.
        m_editor->importFrom(file);
        QCOMPARE(m_kept.ownThemes.size(), std::size_t(2));
        QCOMPARE(m_kept.ownThemes[1].name, QStringLiteral("Forest 2"));
        m_editor->importFrom(m_dir.filePath(QStringLiteral("none.json")));
        QVERIFY(m_editor->notice().startsWith(QStringLiteral("Cannot read ")));
        m_editor->exportTo(m_dir.filePath(QStringLiteral("no/such/folder.json")));
        QVERIFY(m_editor->notice().startsWith(QStringLiteral("Cannot write ")));
        const QString linked = m_dir.filePath(QStringLiteral("linked.json")),
                      kept = m_dir.filePath(QStringLiteral("kept.json"));
        QVERIFY(QFile::link(kept, linked));
        m_editor->exportTo(linked);
        QVERIFY(m_editor->notice().contains(QStringLiteral("it is a link")));
        QVERIFY(!QFileInfo::exists(kept));
    }
    // A share that hangs holds no window, and what is done meanwhile stays.
    void whoGoesOnMeanwhileKeepsWhatHeIsAt()
    {
        const QString file = m_dir.filePath(QStringLiteral("slow.json"));
        m_editor->edit(QStringLiteral("light"));
        m_editor->exportTo(file);
        QSemaphore slow;
        QObject whom;
        NamedFiles files(nullptr);
        atNamedFile(
            whom, m_dir.filePath(QStringLiteral("slow")),
            [&]() -> NamedFiles::Outcome {
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Works);
        m_editor->importFrom(file);
        const bool none = m_kept.ownThemes.empty();
        m_editor->select(QStringLiteral("side.bid"));
        const bool set = m_editor->setColour(QStringLiteral("#004400"));
        slow.release();
        QVERIFY(none && set);
        QTRY_COMPARE(m_kept.ownThemes.size(), std::size_t(1));
        QCOMPARE(m_editor->editing(), QStringLiteral("light"));
        QCOMPARE(m_editor->tokens().value(QStringLiteral("side.bid")), QColor("#004400"));
        QVERIFY2(m_editor->notice().contains(QStringLiteral("is imported")), qPrintable(m_editor->notice()));
    }
    void triedInTheWholeWindowAndBack()
    {
        QSignalSpy tried(m_editor.get(), &PaletteEditor::tried);
        auto* box = part<QCheckBox>("paletteTry");
        box->setChecked(true);
        m_editor->select(QStringLiteral("bg.panel"));
        QVERIFY(m_editor->setColour(QStringLiteral("#303030")));
        tryNow();
        QCOMPARE(tried.last().at(0).value<ThemeTokens>().value(QStringLiteral("bg.panel")), QColor("#303030"));
        m_editor->left();
        QVERIFY(tried.last().at(0).value<ThemeTokens>().isEmpty());
        QVERIFY(m_kept.ownThemes.empty());
    }
    // The mouse in the dialog of colours moves sixty times a second.
    void manyColoursAreTriedAsOne()
    {
        QSignalSpy tried(m_editor.get(), &PaletteEditor::tried);
        m_editor->select(QStringLiteral("venue.okx"));
        const auto drag = [this] {
            for (int i = 0; i < 20; ++i) QVERIFY(m_editor->setColour(QColor(16 + i, 128, 200).name()));
        };
        drag();
        QVERIFY(!part<QTimer>("paletteTrial")->isActive());
        part<QCheckBox>("paletteTry")->setChecked(true);
        QCOMPARE(tried.count(), 1);  // a click is done at once
        drag();
        QCOMPARE(tried.count(), 1);
        tryNow();
        QCOMPARE(tried.count(), 2);
        QCOMPARE(tried.last().at(0).value<ThemeTokens>().value(QStringLiteral("venue.okx")), QColor(35, 128, 200));
        // What waits is not said after the window is as it was.
        QVERIFY(m_editor->setColour(QStringLiteral("#404040")));
        m_editor->left();
        QCOMPARE(tried.count(), 3);
        QVERIFY(tried.last().at(0).value<ThemeTokens>().isEmpty());
        QVERIFY(!part<QTimer>("paletteTrial")->isActive());
    }
    // Of ninety rows those that say something of the colour: its own, and what is measured against it.
    void oneColourTouchesItsOwnRows()
    {
        m_editor->select(QStringLiteral("venue.okx"));
        QSet<QString> touched;
        connect(part<QTreeWidget>("paletteTokens"), &QTreeWidget::itemChanged, m_editor.get(),
                [&touched](QTreeWidgetItem* i) { touched << i->data(0, Qt::UserRole).toString(); });
        QVERIFY(m_editor->setColour(QStringLiteral("#123456")));
        QCOMPARE(touched, QSet<QString>({QStringLiteral("venue.okx"), QStringLiteral("bg.panel")}));
        QCOMPARE(item(QStringLiteral("venue.okx"))->text(1), QStringLiteral("#123456"));
        // A ground: what stands on it may be hard to read now.
        m_editor->select(QStringLiteral("bg.panel"));
        QVERIFY(m_editor->setColour(QStringLiteral("#888888")));
        QVERIFY(item(QStringLiteral("text.muted"))->text(2).contains(QStringLiteral("low")));
        // The frame of all swatches.
        m_editor->select(QStringLiteral("line.strong"));
        touched.clear();
        QVERIFY(m_editor->setColour(QStringLiteral("#ff0000")));
        QCOMPARE(touched.size(), themeTokenKeys().size());
    }
    void thePreviewShowsIt()
    {
        auto* preview = part<PalettePreview>("palettePreview");
        QVERIFY(preview);
        m_editor->select(QStringLiteral("bg.panel"));
        QVERIFY(m_editor->setColour(QStringLiteral("#123456")));
        const QImage picture = preview->grab().toImage();
        int found = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) found += picture.pixelColor(x, y) == QColor("#123456");
        QVERIFY(found > 1'000);
    }
    void everyFieldHasAName()
    {
        int seen = 0;
        for (QWidget* w : m_editor->findChildren<QWidget*>())
            if (w->focusPolicy() != Qt::NoFocus && w->isVisibleTo(m_editor.get()) &&
                (qobject_cast<QLineEdit*>(w) || qobject_cast<QComboBox*>(w) || qobject_cast<QTreeWidget*>(w))) {
                ++seen;
                QVERIFY2(!w->accessibleName().isEmpty(), qPrintable(w->objectName()));
            }
        QVERIFY(seen > 0);
    }
};

QTEST_MAIN(TestPaletteEditor)
#include "tst_palette_editor.moc"
