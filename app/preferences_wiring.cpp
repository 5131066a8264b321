#include "app/preferences_wiring.h"

#include "feeds/transport.h"
#include "model/plain_bytes.h"
#include "ui/command_desk.h"
#include "ui/key_editor.h"
#include "ui/main_window.h"
#include "ui/named_files.h"
#include "ui/palette_editor.h"
#include "ui/settings_appearance.h"
#include "ui/settings_data.h"
#include "ui/settings_dialog.h"
#include "ui/settings_form.h"
#include "ui/settings_names.h"
#include "ui/settings_network.h"
#include "ui/settings_numbers.h"
#include "ui/storage_settings.h"
#include "ui/voice_desk.h"
#include "ui/voice_settings.h"

#include <QActionGroup>
#include <QFile>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSslCertificate>

namespace plimsoll {

namespace {

constexpr const char* kDensities[] = {"rows-compact", "rows-normal", "rows-comfortable"};

}  // namespace

void applyStyle(const format::Style& style)
{
    format::setStyle(style);
    QLocale fields(style.marks.point == number_text::Marks::Point::Comma ? QLocale::German : QLocale::English);
    fields.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(fields);
}

QString caFileProblem(const QString& file)
{
    const auto bytes = readPlainBytes(file, kLargestCaFile);
    if (!bytes && bytes.error().why == FileRefusal::Why::System)
        return PreferencesWiring::tr("The file cannot be read");
    if (!bytes) return PreferencesWiring::tr("This is no file of certificates");
    const QList<QSslCertificate> all = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (all.isEmpty()) return PreferencesWiring::tr("There is no certificate in it (PEM)");
    for (const QSslCertificate& c : all)
        if (c.isNull()) return PreferencesWiring::tr("A certificate in it cannot be read");
    return {};
}

PreferencesWiring::PreferencesWiring(MainWindow& window, Preferences& kept, RunFacts facts, Hooks hooks)
    : QObject(&window), m_window(window), m_kept(kept), m_facts(std::move(facts)), m_hooks(std::move(hooks))
{
    auto* action = new QAction(tr("Settings\u2026"), &window);
    action->setObjectName(QStringLiteral("preferences"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    window.addAction(action);
    connect(action, &QAction::triggered, this, [this] { open(); });
    for (const char* name : {"settingsMenu", "view"})
        if (auto* menu = window.findChild<QMenu*>(QLatin1String(name))) {
            QAction* first = menu->actions().value(0);
            menu->insertAction(first, action);
            menu->insertSeparator(first);
        }

    m_window.commandDesk().palette().addSource([this] { return paletteEntries(); }, {QStringLiteral("setting:")});
    listThemes();
    m_window.frameTick().setPace(m_kept.pictureRate, m_kept.tableRate);
    // A layout that was kept has its rows; the settings follow it.
    for (std::size_t i = 0; i < std::size(kDensities); ++i)
        if (QAction* a = menuAction(kDensities[i])) {
            if (a->isChecked()) m_kept.density = static_cast<Density>(i);
            connect(a, &QAction::toggled, this, [this, i](bool on) {
                if (!on || m_applying) return;
                m_kept.density = static_cast<Density>(i);
                seen();
            });
        }
    if (QAction* still = menuAction("reducedMotion")) {
        still->setChecked(reducedMotion(m_kept.motion));
        connect(still, &QAction::toggled, this, [this](bool on) {
            if (m_applying || on == reducedMotion(m_kept.motion)) return;
            m_kept.motion = on ? Motion::Reduced : Motion::Full;
            seen();
        });
    }
    connect(&window, &MainWindow::themeChosen, this, &PreferencesWiring::seen);
    connect(&window, &MainWindow::venueToggled, this, &PreferencesWiring::seen);
    connect(&window, &MainWindow::storageChosen, this, &PreferencesWiring::seen);
    connect(&window, &MainWindow::blackBoxToggled, this, &PreferencesWiring::seen);
    if (const QString& file = m_kept.caFile; !file.isEmpty())
        atNamedFile(
            *this, file,
            [this, file]() -> NamedFiles::Outcome {
                return {[this, file, wrong = caFileProblem(file)] {
                            if (!wrong.isEmpty())
                                m_window.setNotice(tr("Extra certificates, %1: %2").arg(file, wrong));
                        },
                        {}};
            },
            DiskWork::Kind::Reads);
}

QAction* PreferencesWiring::menuAction(const char* name) const
{
    return m_window.findChild<QAction*>(QLatin1String(name));
}

SettingsDialog* PreferencesWiring::dialog() const
{
    return m_dialog;
}

SettingsDialog* PreferencesWiring::open(const QString& page)
{
    make();
    if (!page.isEmpty()) m_dialog->showPage(page);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void PreferencesWiring::make()
{
    if (!m_dialog) {
        ++m_dialogsMade;
        const Theme& theme = m_window.theme();
        m_dialog = new SettingsDialog(theme, m_kept, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        auto* appearance = new AppearancePage(theme);
        auto* colours = new PaletteEditor(theme);
        m_dialog->addPage(appearance);
        m_dialog->addPage(colours);
        m_dialog->addPage(new NumbersPage(theme));
        m_dialog->addPage(new FormPage(QStringLiteral("keys"), theme, [this](QWidget* p) { return keyForm(p); }));
        RunFacts facts = m_facts;
        if (!facts.caProblem) facts.caProblem = caFileProblem;
        m_dialog->addPage(new NetworkPage(theme, facts));
        m_dialog->addPage(new DataPage(theme, facts, [this](QWidget* p) { return storageForm(p); }));
        m_dialog->addPage(
            new FormPage(QStringLiteral("notifications"), theme, [this](QWidget* p) { return voiceForm(p); }));
        connect(appearance, &AppearancePage::coloursWanted, m_dialog,
                [this] { m_dialog->showPage(QStringLiteral("colours")); });
        connect(colours, &PaletteEditor::tried, this, &PreferencesWiring::tryTokens);
        connect(m_dialog, &SettingsDialog::changed, this, &PreferencesWiring::apply);
    }
}

// The settings, as the palette finds them.
std::vector<PaletteEntry> PreferencesWiring::paletteEntries()
{
    std::vector<PaletteEntry> all;
    for (const SettingName& n : settingNames()) {
        PaletteEntry e;
        e.kind = PaletteKind::Setting;
        e.id = QStringLiteral("setting:") + n.page + QLatin1Char('/') + n.name;
        e.title = n.name;
        e.detail = tr("Settings \u00b7 %1").arg(n.title);
        e.words = {n.words, n.title};
        e.act = [this, n](const QString&) {
            const SettingsDialog* dialog = open(n.page);
            for (const SettingsPage::Setting& s : dialog->page(n.page)->settings())
                if (s.name == n.name && s.field) s.field->setFocus(Qt::OtherFocusReason);
        };
        all.push_back(std::move(e));
    }
    return all;
}

QWidget* PreferencesWiring::storageForm(QWidget* parent)
{
    auto* form = new StorageSettings(m_window.theme(), m_kept.storage, parent);
    form->embed();
    const auto store = m_window.hub().store.read().value;
    const auto box = m_window.hub().blackBox.read().value;
    form->setStatus(store.get(), box.get());
    connect(form, &StorageSettings::chosen, &m_window, &MainWindow::storageChosen);
    return form;
}

QWidget* PreferencesWiring::keyForm(QWidget* parent)
{
    auto* form = new KeyEditor(m_window.theme(), m_window.commandDesk().book(), parent);
    form->setWindowFlags(Qt::Widget);
    return form;
}

QWidget* PreferencesWiring::voiceForm(QWidget* parent)
{
    auto* form = new VoiceSettings(m_window.theme(), m_window.voices(), m_window.alerts(),
                                   m_window.theme().motion.reduced, parent);
    form->embed();
    connect(form, &VoiceSettings::stillChosen, this, [this](bool still) {
        if (QAction* a = menuAction("reducedMotion")) a->setChecked(still);
    });
    return form;
}

void PreferencesWiring::apply(const Preferences& next)
{
    const QScopedValueRollback applying(m_applying, true);
    const Preferences before = std::exchange(m_kept, next);
    // The form of what is kept applies for itself.
    m_kept.storage = before.storage;
    const bool looks = before.theme != next.theme || before.ownThemes != next.ownThemes ||
                       before.fontFamily != next.fontFamily || before.fontStep != next.fontStep;
    if (before.ownThemes != next.ownThemes) listThemes();
    if (looks) m_window.setTheme(themeOf(m_kept));
    if (looks) listThemes();
    if (before.motion != next.motion)
        if (QAction* still = menuAction("reducedMotion")) still->setChecked(reducedMotion(next.motion));
    if (before.density != next.density)
        if (QAction* rows = menuAction(kDensities[static_cast<std::size_t>(next.density)])) rows->trigger();
    m_window.frameTick().setPace(next.pictureRate, next.tableRate);
    if (before.style != next.style) restyle();
    if (m_facts.live)
        for (const VenueId v : kVenues) {
            const auto bit = 1u << static_cast<unsigned>(v);
            if ((before.venues ^ next.venues) & bit) Q_EMIT m_window.venueToggled(v, next.venues & bit);
        }
    if (m_hooks.watch && (before.spot != next.spot || before.topAssets != next.topAssets))
        m_hooks.watch(next.spot, next.topAssets);
    if (m_hooks.save)
        if (const QString problem = m_hooks.save(); !problem.isEmpty()) m_window.setNotice(problem);
}

void PreferencesWiring::seen()
{
    if (m_applying) return;
    if (m_dialog) m_dialog->setPreferences(m_kept);
    listThemes();
}

// Every text that stands is made anew; what is hidden follows when it is shown.
void PreferencesWiring::restyle()
{
    applyStyle(m_kept.style);
    m_window.restyled();
}

// One's own themes stand in the menus behind the built-in ones.
void PreferencesWiring::listThemes()
{
    for (const QPointer<QAction>& a : m_themes) delete a.data();
    m_themes.clear();
    QAction* last = menuAction("theme-cvd");
    if (!last) return;
    QActionGroup* group = last->actionGroup();
    for (const OwnTheme& t : m_kept.ownThemes) {
        auto* a = new QAction(tr("Theme: %1").arg(QString(t.name).replace(u'&', QLatin1String("&&"))), &m_window);
        a->setObjectName(QStringLiteral("theme-own-") + t.name);
        a->setCheckable(true);
        a->setChecked(t.name == m_kept.theme);
        if (group) group->addAction(a);
        connect(a, &QAction::triggered, &m_window, [this, name = t.name] { Q_EMIT m_window.themeChosen(name); });
        for (const char* name : {"settingsMenu", "view"})
            if (auto* menu = m_window.findChild<QMenu*>(QLatin1String(name))) {
                const QList<QAction*> all = menu->actions();
                const auto at = all.indexOf(last);
                menu->insertAction(all.value(at + 1), a);
            }
        last = a;
        m_themes.emplace_back(a);
    }
}

void PreferencesWiring::tryTokens(const ThemeTokens& tokens)
{
    Theme theme = themeOf(m_kept);
    if (!tokens.isEmpty()) {
        auto made = themeFromTokens(tr("trial"), tokens);
        if (!made) return;
        made->uiFonts = theme.uiFonts;
        made->fontStep = theme.fontStep;
        theme = std::move(*made);
    }
    m_window.setTheme(theme);
}

}  // namespace plimsoll
