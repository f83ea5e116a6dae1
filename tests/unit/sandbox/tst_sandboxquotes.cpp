// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString policyName = u"quote_approval_policy"_s;
const QString saidText = u"A cup of tea"_s;
const QString other = u"mei"_s; // at ao's server

} // namespace

/// Who may quote what: Mastodon 4.5 (app/controllers/concerns/api/interaction_policies_concern.rb,
/// app/models/concerns/status/interaction_policy_concern.rb).
class tst_sandboxquotes : public QObject {
    Q_OBJECT

    QString posted(const QString &user, const Asker::Fields &more)
    {
        Asker::Fields fields{{u"status"_s, saidText}};
        fields.insert(fields.end(), more.begin(), more.end());
        return m_asker->writeOf(user, fields);
    }
    QString policyOf(const QString &uri) const
    {
        return m_sandbox->written(uri).value_or(PostDraft()).quotePolicy;
    }
    QJsonObject approvalOf(const QString &user, const QString &uri)
    {
        return m_asker->status(user, uri)[u"quote_approval"_s].toObject();
    }
    bool usually(const QString &policy)
    {
        return m_asker
                   ->send("PATCH", u"ao"_s, u"/api/v1/accounts/update_credentials"_s,
                       Asker::form({{u"source[quote_policy]"_s, policy}}),
                       "application/x-www-form-urlencoded")
                   .status
            == 200;
    }

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void isTakenAndTold_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QJsonArray>("automatic");
        QTest::newRow("public") << u"public"_s << QJsonArray{u"public"_s};
        QTest::newRow("followers") << u"followers"_s << QJsonArray{u"followers"_s};
        QTest::newRow("nobody") << u"nobody"_s << QJsonArray();
    }
    void isTakenAndTold()
    {
        QFETCH(QString, word);
        QFETCH(QJsonArray, automatic);
        const QString uri = posted(u"ao"_s, {{policyName, word}});
        QCOMPARE(policyOf(uri), word);
        const QJsonObject own = approvalOf(u"ao"_s, uri);
        QCOMPARE(own[u"automatic"_s].toArray(), automatic);
        QCOMPARE(own[u"manual"_s].toArray(), QJsonArray());
        QCOMPARE(own[u"current_user"_s].toString(), u"automatic"_s); // its author may in any case
    }

    void anotherWordIsRefused()
    {
        const Answer answer =
            m_asker->write(u"ao"_s, {{u"status"_s, saidText}, {policyName, u"friends"_s}});
        QCOMPARE(answer.status, 422);
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
    }

    void unsaidItIsAsUsual()
    {
        QCOMPARE(policyOf(posted(u"ao"_s, {})), u"public"_s);
        QVERIFY(usually(u"followers"_s));
        const QJsonObject own =
            m_asker->get(u"ao"_s, u"/api/v1/accounts/verify_credentials"_s).object();
        QCOMPARE(own[u"source"_s][u"quote_policy"_s].toString(), u"followers"_s);
        QCOMPARE(policyOf(posted(u"ao"_s, {{u"language"_s, u"en"_s}})), u"followers"_s);
    }

    void whatIsNarrowNobodyQuotes()
    {
        for (const QString &narrow : {u"private"_s, u"direct"_s}) {
            const QString uri =
                posted(u"ao"_s, {{u"visibility"_s, narrow}, {policyName, u"public"_s}});
            QCOMPARE(policyOf(uri), u"nobody"_s);
            QCOMPARE(approvalOf(u"ao"_s, uri)[u"automatic"_s].toArray(), QJsonArray());
        }
    }

    void anEditChangesIt()
    {
        const QString uri = posted(u"ao"_s, {{policyName, u"nobody"_s}});
        QCOMPARE(
            m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, saidText}, {policyName, u"followers"_s}})
                .status,
            200);
        QCOMPARE(policyOf(uri), u"followers"_s);
        // Who says nothing has it as usual again.
        QCOMPARE(m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, u"Two cups"_s}}).status, 200);
        QCOMPARE(policyOf(uri), u"public"_s);
    }

    void whoMayNotCannot()
    {
        const QString uri = posted(u"ao"_s, {{policyName, u"nobody"_s}});
        const QString id = m_sandbox->localId(uri, m_sandbox->serverOf(u"ao"_s));
        QCOMPARE(
            m_asker->write(u"ao"_s, {{u"status"_s, u"Mine"_s}, {u"quoted_status_id"_s, id}}).status,
            200);
        (void)m_sandbox->unfollow(other, u"ao"_s);
        QCOMPARE(approvalOf(other, uri)[u"current_user"_s].toString(), u"denied"_s);
        QCOMPARE(
            m_asker->write(other, {{u"status"_s, u"So"_s}, {u"quoted_status_id"_s, id}}).status,
            404);
    }

    void followersMay()
    {
        (void)m_sandbox->unfollow(other, u"ao"_s);
        const QString uri = posted(u"ao"_s, {{policyName, u"followers"_s}});
        QCOMPARE(approvalOf(other, uri)[u"current_user"_s].toString(), u"denied"_s);
        QVERIFY(m_sandbox->follow(other, u"ao"_s));
        QCOMPARE(approvalOf(other, uri)[u"current_user"_s].toString(), u"automatic"_s);
    }

    void othersDoNotKnowTheWord()
    {
        const QString uri = posted(u"yuki"_s, {{policyName, u"friends"_s}}); // GoToSocial
        QVERIFY(!uri.isEmpty());
        QVERIFY(!m_asker->status(u"yuki"_s, uri).contains(u"quote_approval"_s));
    }

private:
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxquotes)
#include "tst_sandboxquotes.moc"
