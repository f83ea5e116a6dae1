// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/serverchoices.h"
#include "unit/app/housetesting.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QPromise>

#include <map>

using namespace asterism;
using namespace asterism::ui;

/// The servers that a dialog offers, and what it says of each.
class tst_serverchoices : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Program> m_program;
    std::map<QString, QPromise<Result<QJsonObject>>> m_asked; ///< by host
    QStringList m_typed;
    std::unique_ptr<ServerChoices> m_choices;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void answer(const QString &host, const Result<QJsonObject> &answer)
    {
        auto promise = m_asked.find(host);
        QVERIFY2(promise != m_asked.end(), qPrintable(host));
        promise->second.addResult(answer);
        promise->second.finish();
    }
    static QJsonObject server(const QString &host, const QStringList &open, bool api = true)
    {
        return {{u"host"_s, host}, {u"api"_s, api}, {u"open"_s, QJsonArray::fromStringList(open)}};
    }
    QVariant value(const QString &host, const QByteArray &role)
    {
        const int key = m_choices->roleNames().key(role);
        const int name = m_choices->roleNames().key("host");
        for (int i = 0; i < m_choices->rowCount(); ++i) {
            const QModelIndex index = m_choices->index(i);
            if (m_choices->data(index, name) == host) {
                return m_choices->data(index, key);
            }
        }
        return {};
    }
    QString words(const QString &host) { return value(host, "words").toString(); }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_typed.clear();
        m_program = std::make_unique<Program>(m_dir.path());
        m_choices = std::make_unique<ServerChoices>(
            *m_program->app->store,
            [this](const QString &, const QJsonObject &argument) {
                auto &promise = m_asked[argument[u"host"].toString()];
                promise.start();
                return promise.future();
            },
            [this](const QString &host) { m_typed << host; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_choices.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_choices.reset();
        m_program->desk->close();
        m_program.reset();
    }

    void ownServersAreChosenAndNotAsked()
    {
        const QStringList own{u"a.example"_s, u"b.example"_s};
        m_choices->begin(u"tag"_s, own, own);
        QCOMPARE(m_choices->chosen(), own);
        QCOMPARE(words(u"a.example"_s), u"you have an account there"_s);
        QVERIFY(m_asked.empty());
        QSignalSpy changed(m_choices.get(), &ServerChoices::chosenChanged);
        m_choices->choose(u"a.example"_s, false);
        QCOMPARE(m_choices->chosenLine(), u"b.example"_s);
        QCOMPARE(changed.size(), 1);
    }

    void whatIsTypedIsLookedAt()
    {
        m_choices->begin(u"tag"_s, {}, {});
        m_choices->add(u" https://Open.Example/, shut.example、gone.example old.example "_s);
        QCOMPARE(m_typed.size(), 4);
        QCOMPARE(words(u"open.example"_s), u"being asked…"_s);
        QVERIFY(value(u"open.example"_s, "checking").toBool());
        answer(u"open.example"_s, server(u"open.example"_s, {u"tag"_s}));
        answer(u"shut.example"_s, server(u"shut.example"_s, {u"local"_s}));
        answer(u"gone.example"_s, Error{.kind = ErrorKind::NotFound});
        answer(u"old.example"_s, server(u"old.example"_s, {u"tag"_s}, false));
        QTRY_COMPARE(words(u"open.example"_s), u"can be read without an account"_s);
        QTRY_COMPARE(m_choices->chosen(), QStringList{u"open.example"_s});
        QVERIFY(words(u"shut.example"_s).contains(u"who have an account there"_s));
        QVERIFY(words(u"gone.example"_s).contains(u"Check the name"_s));
        QVERIFY(words(u"old.example"_s).contains(u"no timelines"_s));
        m_choices->choose(u"shut.example"_s, true); // to no end
        QCOMPARE(m_choices->chosen(), QStringList{u"open.example"_s});
        QVERIFY(!value(u"shut.example"_s, "usable").toBool());
    }

    void oneServerStandsOnce()
    {
        m_choices->begin(u"local"_s, {u"api.example"_s}, {});
        m_choices->add(u"api.example"_s);
        QCOMPARE(m_choices->chosen(), QStringList{u"api.example"_s});
        m_choices->choose(u"api.example"_s, false);
        m_choices->add(u"example.example"_s);
        answer(u"example.example"_s, server(u"api.example"_s, {})); // its API lies there
        QTRY_COMPARE(m_choices->rowCount(), 1);
        QCOMPARE(m_choices->chosen(), QStringList{u"api.example"_s});
    }

    void whatIsNoServerIsSaid()
    {
        QSignalSpy problem(m_choices.get(), &ServerChoices::problem);
        m_choices->begin(u"tag"_s, {}, {});
        m_choices->add(u"nonsense"_s);
        QCOMPARE(problem.size(), 1);
        QCOMPARE(m_choices->rowCount(), 0);
        m_choices->add(u"a.example"_s);
        m_choices->begin(u"tag"_s, {}, {}); // the dialog was opened anew
        answer(u"a.example"_s, server(u"a.example"_s, {u"tag"_s}));
        QCoreApplication::processEvents();
        QCOMPARE(m_choices->rowCount(), 0);
    }

    void thereIsABound()
    {
        m_choices->begin(u"tag"_s, {}, {});
        for (int i = 0; i < 2 * ServerChoices::most; ++i) {
            m_choices->add(u"s%1.example"_s.arg(i));
        }
        QCOMPARE(m_choices->rowCount(), int(ServerChoices::most));
    }
};

QTEST_GUILESS_MAIN(tst_serverchoices)
#include "tst_serverchoices.moc"
