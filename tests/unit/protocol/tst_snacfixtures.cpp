// SPDX-License-Identifier: GPL-3.0-or-later
#include "mastodonfixtures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Every recorded answer of snac2 against what it says.
class tst_snacfixtures : public QObject {
    Q_OBJECT

private:
    const mastodontold::Fixtures m_fixtures{.software = u"snac"_s, .folder = u"snac2"_s};

private Q_SLOTS:
    void everyFileIsNamed() { m_fixtures.everyFileIsNamed(170); }

    void files_data() { m_fixtures.addRows(); }
    void files()
    {
        QFETCH(QString, name);
        m_fixtures.compare(name);
    }

    void everyPostIsRead() { m_fixtures.everyPostIsRead(20); }
};

QTEST_GUILESS_MAIN(tst_snacfixtures)
#include "tst_snacfixtures.moc"
