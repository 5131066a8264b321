#include "ui/settings_form.h"

#include <QVBoxLayout>

namespace plimsoll {

FormPage::FormPage(QString id, const Theme& theme, std::function<QWidget*(QWidget*)> form, QWidget* parent)
    : SettingsPage(std::move(id), theme, parent), m_make(std::move(form))
{
    for (const SettingName& s : names()) addSetting(s, this);
}

void FormPage::shown()
{
    delete m_form;
    m_form = m_make ? m_make(this) : nullptr;
    if (!m_form) return;
    hold(m_form);
    column()->addWidget(m_form, 1);
    m_form->show();
    setFocusProxy(m_form->focusWidget());
}

}  // namespace plimsoll
