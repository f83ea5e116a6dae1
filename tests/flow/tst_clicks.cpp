// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

#include "sync/acting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QString favourited = u"POST /api/v1/statuses/5/favourite"_s;
const QString unfavourited = u"POST /api/v1/statuses/5/unfavourite"_s;

} // namespace

/// Clicks while others are being confirmed: what was meant last is so in the end, and the server
/// is asked no more often than it must be.
class tst_clicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<OutboxHouse>();
        QVERIFY(m_house->isReady());
        m_house->know(5);
        m_house->server.on("/api/v1/statuses/5/favourite",
            outboxJson(m_house->status(5, u"tea"_s, ",'favourited':true")));
        m_house->server.on("/api/v1/statuses/5/unfavourite",
            outboxJson(m_house->status(5, u"tea"_s, ",'favourited':false")));
        m_house->start();
    }
    void cleanup() { m_house.reset(); }

    /// Between the reading of the second wish and its row the first one ends.
    void theOppositeIsConfirmedMeanwhile()
    {
        const Read before = read();
        const qint64 star = click(ActionKind::Favourite, before);
        const Read meanwhile = read(); // nobody has told of the favourite yet
        QTRY_COMPARE(m_house->done, QList<qint64>{star});
        const qint64 back = click(ActionKind::Unfavourite, meanwhile);
        QVERIFY(back > 0);
        QTRY_COMPARE(m_house->done, (QList<qint64>{star, back}));
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).favourited);
        QCOMPARE(m_house->lines(), (QStringList{favourited, unfavourited}));
    }

    /// The same post in two columns.
    void theSameTwice()
    {
        const Read one = read();
        const Read other = read();
        const qint64 star = click(ActionKind::Favourite, one);
        QTRY_COMPARE(m_house->done, QList<qint64>{star});
        QCOMPARE(click(ActionKind::Favourite, other), 0);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).favourited);
        QCOMPARE(m_house->lines(), QStringList{favourited});
    }

    /// Forth and back as fast as a hand can.
    void backAtOnce()
    {
        const Read before = read();
        click(ActionKind::Favourite, before);
        click(ActionKind::Unfavourite, before);
        m_house->pass(secondMs);
        QTRY_VERIFY(isQuiet());
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).favourited);
        QVERIFY(m_house->lines().size() <= 2);
    }

private:
    struct Read {
        std::optional<ViewerState> state;
        qint64 at = 0;
    };

    Read read()
    {
        return {.state = m_house->viewer(m_house->uriOf(5)), .at = m_house->clock.now()};
    }
    qint64 click(ActionKind kind, const Read &read)
    {
        const Action action{.kind = kind, .account = ownId, .target = m_house->uriOf(5)};
        const auto done = m_house->user([=](store::UserTx &tx) {
            return store::enqueue(tx, action, holds(action, read.state), 0, read.at);
        });
        return done ? done->id : -1;
    }
    bool isQuiet()
    {
        const auto all = m_house->user([](store::UserTx &tx) { return store::outboxRows(tx); });
        return all && all->empty();
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_clicks)
#include "tst_clicks.moc"
