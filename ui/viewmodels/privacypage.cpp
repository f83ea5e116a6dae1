// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/privacypage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PrivacyPage)
};

} // namespace

PrivacyPage::PrivacyPage(
    Privacy &privacy, store::Store &store, Ask ask, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_privacy(privacy)
    , m_store(store)
    , m_ask(ask)
    , m_hosts(privacy, store, std::move(ask), clock)
{
    connect(&privacy, &Privacy::changed, this, &PrivacyPage::changed);
}

void PrivacyPage::useProxy(const QString &address, bool alsoOwn)
{
    // By the engine, which does the asking.
    hear(m_ask(u"proxy"_s, {{u"address"_s, address}, {u"own"_s, alsoOwn}}), &m_store, this,
        [this](const Result<QJsonObject> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
                return;
            }
            hear(m_privacy.load(), &m_store, this, [this](const Result<Done> &loaded) {
                if (!loaded) {
                    Q_EMIT problem(sentence(loaded.error()));
                    return;
                }
                Q_EMIT told(proxy().isEmpty() ? Words::tr("No proxy is used.")
                                              : Words::tr("The proxy is used from now on."));
            });
        });
}

void PrivacyPage::checkProxy(const QString &address)
{
    if (m_busy) {
        return;
    }
    setBusy(true);
    hear(m_privacy.check(address), &m_store, this, [this](const Result<QString> &host) {
        setBusy(false);
        if (host) {
            Q_EMIT told(Words::tr("It reaches %1.").arg(*host));
        } else {
            Q_EMIT problem(sentence(host.error()));
        }
    });
}

void PrivacyPage::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace asterism::ui
