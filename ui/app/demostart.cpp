// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/demostart.h"

#include "ui/models/hear.h"

#include <QCoreApplication>

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DemoStart)
};

/// People of the demo go on posting and its servers mind nobody: more often than real ones are
/// asked, so that there is something to see.
constexpr int lookMs = 5000;
constexpr int looksPerList = 4; ///< guests' readings of members are paced everywhere

} // namespace

DemoStart::DemoStart(Screen &screen, QObject *parent)
    : QObject(parent)
    , m_screen(screen)
{
    connect(&m_looks, &QTimer::timeout, this, &DemoStart::look);
}

void DemoStart::look()
{
    m_looked += 1;
    Deck &deck = m_screen.deck();
    for (int i = 0; i < deck.rowCount(); ++i) {
        Column *column = deck.columnAt(i);
        if (column->listId().isEmpty() || m_looked % looksPerList == 0) {
            column->refresh();
        }
    }
}

template <typename T> bool DemoStart::isWrong(const Result<T> &result)
{
    if (!result && result.error().kind != ErrorKind::Cancelled) {
        m_screen.window().addNotice(sentence(result.error()));
    }
    return !result;
}

void DemoStart::begin(QFuture<Result<DemoWorld::Places>> places)
{
    hear(std::move(places), m_screen.app().store.get(), this,
        [this](const Result<DemoWorld::Places> &found) {
            if (isWrong(found)) {
                return;
            }
            m_places = *found;
            for (const QString &host : m_places.hosts) {
                m_screen.app().core.typedHosts.insert(host);
            }
            signIn();
        });
}

void DemoStart::signIn()
{
    if (m_signedIn == m_places.accounts.size()) {
        makeList();
        return;
    }
    const DemoWorld::Reader &reader = m_places.accounts[m_signedIn++];
    hear(m_screen.app().accounts.addWithToken(reader.host, reader.token),
        m_screen.app().store.get(), this, [this](const Result<Account> &account) {
            if (!isWrong(account)) {
                signIn();
            }
        });
}

void DemoStart::makeList()
{
    hear(m_screen.app().lists.create(Words::tr("Illustrators nobody follows")),
        m_screen.app().store.get(), this, [this](const Result<List> &list) {
            if (!isWrong(list)) {
                m_list = *list;
                addMember();
            }
        });
}

void DemoStart::addMember()
{
    if (m_added == m_places.listed.size()) {
        addColumns();
        return;
    }
    hear(m_screen.app().lists.add(m_list, m_places.listed[m_added++]), m_screen.app().store.get(),
        this, [this](const Result<ListMember> &member) {
            if (!isWrong(member)) {
                addMember();
            }
        });
}

/// One after the other has come: a server is looked for before its column is there.
void DemoStart::addColumns()
{
    Deck &deck = m_screen.deck();
    m_columns = {[&deck] { deck.addEveryone(); }, [this, &deck] { deck.addList(m_list.id.value); },
        [this, &deck] { deck.addLocal(m_places.local); }, [&deck] { deck.addNotifications({}); }};
    connect(&deck, &Deck::added, this, &DemoStart::addColumn);
    addColumn();
}

void DemoStart::addColumn()
{
    Deck &deck = m_screen.deck();
    if (m_columns.isEmpty()) {
        disconnect(&deck, nullptr, this, nullptr); // what comes now is the user's
        deck.setCurrent(0);
        m_looks.start(lookMs);
        return;
    }
    m_columns.takeFirst()();
}

} // namespace asterism::ui
