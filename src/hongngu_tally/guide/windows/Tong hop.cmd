@echo off
rem Tong hop.cmd: drop workbooks or folders on this file. The year-end table is written beside them and opened.
rem All that the shell obeys is ASCII; what people read stands at the end, in UTF-8, and is read from there.
setlocal EnableExtensions DisableDelayedExpansion
set "self=%~f0"
set "script=%~nx0"
set "before="
for /f "tokens=2 delims=:" %%C in ('chcp') do set "before=%%C"
chcp 65001 >nul
title tally
set "PYTHONUTF8=1"

rem What was dropped stands in the shell's own command line: Explorer puts no quotes around names with an ampersand
rem and without a space, so the arguments would be cut there. Quotes become question marks, which no name can have.
set "rest="
set "typed="
setlocal EnableDelayedExpansion
set "line=!cmdcmdline:"=?!"
set "tail="
for /f "delims=" %%S in ("%script%") do set "tail=!line:*%%S=!"
if "!tail!"=="!line!" goto :typed
if "!tail:~0,1!"=="?" set "tail=!tail:~1!"
if "!tail:~-1!"==" " set "tail=!tail:~0,-1!"
if "!tail:~-1!"=="?" set "tail=!tail:~0,-1!"
for /f "delims=" %%T in ("!tail! ") do endlocal & set "rest=%%T"
goto :gather

:typed
rem Called by hand in a window that is to stay as it is.
endlocal
set "typed=1"
set rest=%*
if defined rest set "rest=%rest:"=?%"

:gather
set "all=%rest%"
set "list="
set "count=0"
set "phase=list"

:next
if not defined rest goto :listed
if "%rest:~0,1%"==" " set "rest=%rest:~1%"& goto :next
set "item="
set "left="
if "%rest:~0,1%"=="?" goto :quoted
for /f "tokens=1*" %%A in ("%rest%") do set "item=%%A"& set "left=%%B"
goto :taken
:quoted
for /f "tokens=1* delims=?" %%A in ("%rest%") do set "item=%%A"& set "left=%%B"
:taken
set "rest=%left%"
if not defined item goto :next
rem A quote after a backslash would be taken for a letter of the name.
if "%item:~-1%"=="\" set "item=%item%."
if "%phase%"=="open" goto :open
set /a count+=1
if %count%==1 set "first=%item%"
set list=%list% "%item%"
goto :next

:listed
if "%phase%"=="open" goto :end
if %count%==0 call :say nothing & goto :end

rem The program: on the PATH and nowhere else, or as a module of a Python that has it.
set "exe="
for %%P in (tally.exe) do set "exe=%%~$PATH:P"
if defined exe set run="%exe%"& goto :found
set "run=py -m hongngu_tally"
%run% --version >nul 2>nul && goto :found
set "run=python -m hongngu_tally"
%run% --version >nul 2>nul && goto :found
call :say missing
goto :end

:found
call :say working
echo.
for %%F in ("%first%") do set "base=%%~dpF"& set "at=%%~aF"
set "base=%base%tong-hop"
rem The table of a folder lies beside it, under its name.
if "%at:~0,1%"=="d" set "base=%first% - tong-hop"
if "%first:~-2%"=="\." set "base=%first:~0,-1%tong-hop"
rem An older table may have been signed or amended: it is kept.
set "out=%base%.xlsx"
set "number=1"
:free
if not exist "%out%" goto :write
set /a number+=1
set "out=%base% (%number%).xlsx"
goto :free

:write
%run% year-end%list% -o "%out%"
set "code=%errorlevel%"
echo.
if %code% gtr 1 call :say failed & goto :end
if exist "%out%" start "" "%out%"
goto :end

:open
goto :end

:say
rem The lines at the end of this file that begin with the given word.
for /f "usebackq tokens=1*" %%A in ("%self%") do if "%%A"=="#%1" echo %%B
exit /b 0

:end
echo.
call :say close
pause >nul
rem Without this, what stands behind an ampersand in a dropped name would be run now.
if not defined typed exit
chcp %before% >nul 2>nul
exit /b

#nothing Hãy kéo thư mục danh sách (hoặc các tệp) rồi thả lên biểu tượng của tệp này.
#nothing Chương trình đếm, lập bảng tổng hợp cuối năm bằng Excel, ghi cạnh thư mục đó và mở ra; các tệp gốc giữ nguyên.
#working Đang tổng hợp, xin đợi...
#failed Chưa lập được bảng. Lý do nêu ở trên.
#failed Nếu thiếu năm: ghi một dòng như year = 2026 vào tệp tally.toml đặt cạnh các tệp danh sách, rồi thả lại.
#missing Máy này chưa cài chương trình tally (hoặc cài rồi nhưng chưa mở lại cửa sổ).
#missing Cách cài: mở hướng dẫn cai-dat-windows.md, hoặc nhờ người phụ trách máy chạy lệnh: py -m pip install hongngu-tally
#close Bấm phím bất kỳ để đóng cửa sổ này.
