// SPDX-License-Identifier: GPL-3.0-or-later
#include "mastodonfixtures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Every recorded answer of GoToSocial against what it says.
class tst_gotosocialfixtures : public QObject {
    Q_OBJECT

private:
    const mastodontold::Fixtures m_fixtures{.software = u"gotosocial"_s, .folder = u"gotosocial"_s};

private Q_SLOTS:
    void everyFileIsNamed() { m_fixtures.everyFileIsNamed(250); }

    void files_data() { m_fixtures.addRows(); }
    void files()
    {
        QFETCH(QString, name);
        m_fixtures.compare(name);
    }

    void everyPostIsRead() { m_fixtures.everyPostIsRead(90); }
};

QTEST_GUILESS_MAIN(tst_gotosocialfixtures)
#include "tst_gotosocialfixtures.moc"
