#include "ui/settings_appearance.h"

#include "ui/language.h"
#include "ui/still_desktop.h"
#include "widgets/segmented.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

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

}  // namespace

QString themeTitle(const QString& name)
{
    if (name == QLatin1String("dark")) return AppearancePage::tr("Dark");
    if (name == QLatin1String("light")) return AppearancePage::tr("Light");
    if (name == QLatin1String("cvd")) return AppearancePage::tr("Dark for colour-blind eyes");
    return name;
}

QStringList steadyFamilies()
{
    static const QStringList families = [] {
        QStringList all;
        for (const QString& family : QFontDatabase::families(QFontDatabase::Latin)) {
            if (QFontDatabase::isPrivateFamily(family)) continue;
            QFont font(family);
            font.setPixelSize(100);
            const QFontMetricsF metrics(font);
            const double zero = metrics.horizontalAdvance(u'0');
            bool steady = zero > 0;
            for (char16_t d = u'1'; d <= u'9' && steady; ++d)
                steady = std::abs(metrics.horizontalAdvance(QChar(d)) - zero) < 0.5;
            if (steady) all << family;
        }
        return all;
    }();
    return families;
}

AppearancePage::AppearancePage(const Theme& theme, QWidget* parent)
    : SettingsPage(QStringLiteral("appearance"), tr("Appearance"), theme, parent)
{
    addHead(tr("Colours"));
    m_themes = choiceOf({});
    addRow(tr("Theme"), m_themes, tr("The one for colour-blind eyes tells sides apart by blue and orange"),
           tr("dark light colour blind palette"));
    m_colours = new QPushButton(tr("Edit colours\u2026"), this);
    m_colours->setAutoDefault(false);
    connect(m_colours, &QPushButton::clicked, this, &AppearancePage::coloursWanted);
    addRow(tr("Own themes"), m_colours, tr("Made of a built-in one: every colour, with a look at the contrast"),
           tr("palette editor own theme"));

    addHead(tr("Size and letters"));
    m_scale = choiceOf(numbers(kScales, tr("%1 %")));
    addRow(tr("Scale"), m_scale, tr("Of everything, on top of what the desktop says"), tr("zoom size dpi"), true);
    m_font = choiceOf({});
    addRow(tr("Letters"), m_font, tr("Listed are those with digits of one width: others make columns jump"),
           tr("font family type"));
    m_step = choiceOf({tr("As designed"), tr("1 pixel larger"), tr("2 pixels larger"), tr("3 pixels larger")});
    addRow(tr("Letter size"), m_step, {}, tr("font size large"));
    m_rows = segments({tr("Compact"), tr("Normal"), tr("Comfortable")});
    addRow(tr("Rows of tables"), m_rows, {}, tr("density height"));

    addHead(tr("Language"));
    m_language = choiceOf({tr("As the system says")});
    for (const QString& code : languages()) m_language->addItem(languageName(code), code);
    addRow(tr("Language"), m_language, tr("Of words; numbers and times keep the signs chosen for them"),
           tr("translation german deutsch english locale"), true);

    addHead(tr("Movement"));
    m_motion = choiceOf({tr("As the desktop says"), tr("Reduced"), tr("Full")});
    addRow(tr("Movement"), m_motion,
           tr("Reduced: no fades and no pulses; what changed is marked for a second. ") +
               (desktopWantsStillness() ? tr("This desktop asks for stillness")
                                        : tr("This desktop does not ask for stillness")),
           tr("reduced motion animation still flashing"));
    m_pictures = segments(numbers(kPictureRates, QStringLiteral("%1")));
    addRow(tr("Pictures a second"), m_pictures, tr("Of charts. Fewer spare the battery and a remote screen"),
           tr("refresh rate fps frames battery"));
    m_tables = segments(numbers(kTableRates, QStringLiteral("%1")));
    addRow(tr("Tables a second"), m_tables, tr("How often numbers change. Alerts are judged and said as before"),
           tr("refresh rate"));
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
        m_font->addItems(steadyFamilies());
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
