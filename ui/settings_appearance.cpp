#include "ui/settings_appearance.h"

#include "ui/language.h"
#include "ui/still_desktop.h"
#include "widgets/segmented.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QWheelEvent>

#include <algorithm>
#include <iterator>

namespace plimsoll {

namespace {

using namespace preference_limits;

template <std::size_t N>
QStringList numbers(const int (&values)[N], const QString& form)
{
    QStringList all;
    for (const int v : values) all << form.arg(v);
    return all;
}

template <std::size_t N>
int placeOf(const int (&values)[N], int value)
{
    const auto* at = std::find(std::begin(values), std::end(values), value);
    return at == std::end(values) ? 0 : static_cast<int>(at - std::begin(values));
}

bool isSteady(const QString& family)
{
    if (QFontDatabase::isPrivateFamily(family)) return false;
    QFont font(family);
    font.setPixelSize(100);
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(u'0');
    bool steady = zero > 0;
    for (char16_t d = u'1'; d <= u'9' && steady; ++d)
        steady = std::abs(metrics.horizontalAdvance(QChar(d)) - zero) < 0.5;
    return steady;
}

// Whoever turns to it finds it filled, however soon.
class FontBox : public QComboBox {
public:
    FontBox(std::function<void()> fill, QWidget* parent) : QComboBox(parent), m_fill(std::move(fill)) {}

    void showPopup() override
    {
        m_fill();
        QComboBox::showPopup();
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        m_fill();
        QComboBox::keyPressEvent(event);
    }
    void wheelEvent(QWheelEvent* event) override
    {
        m_fill();
        QComboBox::wheelEvent(event);
    }

private:
    std::function<void()> m_fill;
};

}  // namespace

QString themeTitle(const QString& name)
{
    if (name == QLatin1String("dark")) return AppearancePage::tr("Dark");
    if (name == QLatin1String("light")) return AppearancePage::tr("Light");
    if (name == QLatin1String("cvd")) return AppearancePage::tr("Dark for colour-blind eyes");
    return name;
}

SteadyFamilies::SteadyFamilies(std::function<QStringList()> all, std::function<bool(const QString&)> steady)
    : m_ask(std::move(all)), m_steady(std::move(steady))
{
}

void SteadyFamilies::measure(qsizetype most)
{
    if (!m_all) m_all = m_ask();
    for (; most > 0 && m_next < m_all->size(); --most, ++m_next)
        if (const QString& family = m_all->at(m_next); m_steady(family)) m_found << family;
}

SteadyFamilies& steadyFamilies()
{
    static SteadyFamilies families([] { return QFontDatabase::families(QFontDatabase::Latin); }, isSteady);
    return families;
}

AppearancePage::AppearancePage(const Theme& theme, QWidget* parent, SteadyFamilies* families)
    : SettingsPage(QStringLiteral("appearance"), theme, parent),
      m_families(families ? *families : steadyFamilies())
{
    addHead(tr("Colours"));
    m_themes = choiceOf({});
    addRow(named("Theme"), m_themes, tr("The one for colour-blind eyes tells sides apart by blue and orange"));
    m_colours = new QPushButton(tr("Edit colours\u2026"), this);
    m_colours->setAutoDefault(false);
    connect(m_colours, &QPushButton::clicked, this, &AppearancePage::coloursWanted);
    addRow(named("Own themes"), m_colours,
           tr("Made of a built-in one: every colour, with a look at the contrast"));

    addHead(tr("Size and letters"));
    m_scale = choiceOf(numbers(kScales, tr("%1 %")));
    addRow(named("Scale"), m_scale, tr("Of everything, on top of what the desktop says"), true);
    m_font = new FontBox([this] { measureFamilies(); }, this);
    m_font->setMinimumWidth(220);
    // As wide as what it lists, whenever that is known.
    m_font->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_font, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    m_measuring.setInterval(0);
    connect(&m_measuring, &QTimer::timeout, this, [this] {
        m_families.measure(SteadyFamilies::kAtOnce);
        if (m_families.done()) measureFamilies();
    });
    addRow(named("Letters"), m_font, tr("Listed are those with digits of one width: others make columns jump"));
    m_step = choiceOf({tr("As designed"), tr("1 pixel larger"), tr("2 pixels larger"), tr("3 pixels larger")});
    addRow(named("Letter size"), m_step, {});
    m_rows = segments({tr("Compact"), tr("Normal"), tr("Comfortable")});
    addRow(named("Rows of tables"), m_rows, {});

    addHead(tr("Language"));
    m_language = choiceOf({tr("As the system says")});
    for (const QString& code : languages()) m_language->addItem(languageName(code), code);
    addRow(named("Language"), m_language, tr("Of words; numbers and times keep the signs chosen for them"), true);

    addHead(tr("Movement"));
    m_motion = choiceOf({tr("As the desktop says"), tr("Reduced"), tr("Full")});
    addRow(named("Movement"), m_motion,
           tr("Reduced: no fades and no pulses; what changed is marked for a second. ") +
               (desktopWantsStillness() ? tr("This desktop asks for stillness")
                                        : tr("This desktop does not ask for stillness")));
    m_pictures = segments(numbers(kPictureRates, QStringLiteral("%1")));
    addRow(named("Pictures a second"), m_pictures, tr("Of charts. Fewer spare the battery and a remote screen"));
    m_tables = segments(numbers(kTableRates, QStringLiteral("%1")));
    addRow(named("Tables a second"), m_tables,
           tr("How often numbers change. Alerts are judged and said as before"));
    finish();
}

Segmented* AppearancePage::segments(const QStringList& words)
{
    auto* s = new Segmented(theme(), words, this);
    connect(s, &Segmented::currentChanged, this, [this] {
        if (!m_filling) Q_EMIT edited();
    });
    return s;
}

void AppearancePage::setPreferences(const Preferences& p)
{
    m_filling = true;
    const QSignalBlocker a(m_themes), b(m_scale), c(m_font), d(m_step), e(m_motion), g(m_language);
    if (m_names != themeNames(p) || m_themes->count() == 0) {
        m_names = themeNames(p);
        m_themes->clear();
        for (const QString& name : m_names) m_themes->addItem(themeTitle(name));
    }
    m_themes->setCurrentIndex(std::max<int>(0, static_cast<int>(m_names.indexOf(p.theme))));
    m_scale->setCurrentIndex(placeOf(kScales, p.scale));
    if (m_font->count() == 0) {
        m_font->addItem(tr("Plimsoll's own (%1)").arg(builtinTheme(QStringLiteral("dark")).uiFonts.first()));
        if (m_families.done()) listFamilies();
    }
    int font = p.fontFamily.isEmpty() ? 0 : m_font->findText(p.fontFamily);
    if (font < 0) {
        m_font->addItem(p.fontFamily);
        font = m_font->count() - 1;
    }
    m_font->setCurrentIndex(font);
    m_language->setCurrentIndex(std::max(0, m_language->findData(p.language)));
    m_step->setCurrentIndex(placeOf(kFontSteps, p.fontStep));
    m_rows->setCurrent(static_cast<int>(p.density));
    m_motion->setCurrentIndex(static_cast<int>(p.motion));
    m_pictures->setCurrent(placeOf(kPictureRates, p.pictureRate));
    m_tables->setCurrent(placeOf(kTableRates, p.tableRate));
    m_filling = false;
}

// Behind one's own the steady ones, then what was chosen and is none of them.
void AppearancePage::listFamilies()
{
    if (m_familiesListed) return;
    m_familiesListed = true;
    const QSignalBlocker quiet(m_font);
    const QString chosen = m_font->currentIndex() <= 0 ? QString() : m_font->currentText();
    QStringList others;
    for (int i = m_font->count() - 1; i > 0; --i) {
        others.prepend(m_font->itemText(i));
        m_font->removeItem(i);
    }
    m_font->addItems(m_families.found());
    for (const QString& other : others)
        if (!m_families.found().contains(other)) m_font->addItem(other);
    m_font->setCurrentIndex(chosen.isEmpty() ? 0 : m_font->findText(chosen));
}

void AppearancePage::measureFamilies()
{
    m_measuring.stop();
    while (!m_families.done()) m_families.measure(SteadyFamilies::kAtOnce);
    if (m_font->count() > 0) listFamilies();
}

void AppearancePage::showEvent(QShowEvent* event)
{
    SettingsPage::showEvent(event);
    if (!m_familiesListed) m_measuring.start();
}

void AppearancePage::hideEvent(QHideEvent* event)
{
    SettingsPage::hideEvent(event);
    m_measuring.stop();
}

void AppearancePage::take(Preferences& p) const
{
    if (m_themes->currentIndex() >= 0) p.theme = m_names[m_themes->currentIndex()];
    p.scale = kScales[m_scale->currentIndex()];
    p.language = m_language->currentData().toString();
    p.fontFamily = m_font->currentIndex() <= 0 ? QString() : m_font->currentText();
    p.fontStep = kFontSteps[m_step->currentIndex()];
    p.density = static_cast<Density>(m_rows->current());
    p.motion = static_cast<Motion>(m_motion->currentIndex());
    p.pictureRate = kPictureRates[m_pictures->current()];
    p.tableRate = kTableRates[m_tables->current()];
}

void AppearancePage::reset(Preferences& p) const
{
    const Preferences usual;
    p.theme = usual.theme;
    p.scale = usual.scale;
    p.fontFamily = usual.fontFamily;
    p.language = usual.language;
    p.fontStep = usual.fontStep;
    p.density = usual.density;
    p.motion = usual.motion;
    p.pictureRate = usual.pictureRate;
    p.tableRate = usual.tableRate;
}

void AppearancePage::themeChanged()
{
    for (Segmented* s : {m_rows, m_pictures, m_tables}) s->setTheme(theme());
}

}  // namespace plimsoll
